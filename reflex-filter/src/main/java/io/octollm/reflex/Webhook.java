package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * URLs that let everybody post who knows them: incoming webhooks of Slack, Discord, Microsoft Teams,
 * Google Chat and Zapier. The whole URL is the secret.
 */
final class Webhook implements Detector {
  private static final int MOST = 400;
  /** Of Azure, in base64. */
  private static final int LEAST_SIGNATURE = 43;
  private static final String SIGNED = "&sig=";
  /** Mattermost's hooks are on hosts of any name, and end in one of its ids. */
  private static final String HOOKS = "/hooks/";
  private static final int MATTERMOST = 26;

  private record Form(String vendor, String host, String path, int least) {}

  private static final Form[] FORMS = {
    new Form("slack", "hooks.slack.com", "/services/", 30),
    new Form("slack", "hooks.slack.com", "/workflows/", 30),
    new Form("slack", "hooks.slack.com", "/triggers/", 30),
    new Form("discord", "discord.com", "/api/webhooks/", 70),
    new Form("discord", "discordapp.com", "/api/webhooks/", 70),
    new Form("teams", ".webhook.office.com", "/webhookb2/", 100),
    new Form("teams", "outlook.office.com", "/webhook/", 100),
    new Form("teams", "outlook.office365.com", "/webhook/", 100),
    new Form("google", "chat.googleapis.com", "/v1/spaces/", 60),
    new Form("azure", ".logic.azure.com:443", "/workflows/", 80),
    new Form("azure", ".logic.azure.com", "/workflows/", 80),
    new Form("zapier", "hooks.zapier.com", "/hooks/catch/", 10),
    new Form("ifttt", "maker.ifttt.com", "/trigger/", 30)};

  /** The colon behind a scheme. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    if (!text.startsWith("//", at + 1)) {
      return;
    }
    int start = at;
    while (start > 0 && at - start < 6 && Chars.is(text.charAt(start - 1), Chars.LOWER)) {
      start--;
    }
    if (text.startsWith("http", start)) {
      add(scan, start, at + 3);
    }
  }

  /** A token of a path, when the URL is written without its scheme. */
  void verifyToken(Scan scan, int at) {
    Text text = scan.text;
    int start = scan.runs().tokenStart();
    if (text.startsWith(SIGNED, start - SIGNED.length())) {
      shared(scan, start);
      return;
    }
    if (Chars.at(text, start - 1) != '/') {
      return;
    }
    int end = scan.runs().tokenEnd();
    if (text.startsWith(HOOKS, start - HOOKS.length()) && end - start == MATTERMOST
        && Entropy.isMixed(text, start, end) && !Entropy.isWordy(text, start, end, 2)) {
      scan.add(ApiKey.TYPE, start, end, Level.SHAPED, "mattermost");
      return;
    }
    int least = Math.max(0, start - 90);
    while (start > least && (Chars.isToken(text.charAt(start - 1)) || text.charAt(start - 1) == '/')) {
      start--;
    }
    scan.worked(scan.runs().tokenStart() - start);
    if (start == 0 || text.charAt(start - 1) != ':') {
      add(scan, start, start);
    }
  }

  /** The signature of an address that Azure shares, behind the version of its service: {@code ?sv=2022-11-02&sig=X}. */
  private static void shared(Scan scan, int start) {
    Text text = scan.text;
    int end = start;
    while (end - start < MOST && (Alphabet.ANY_BASE64.has(Chars.at(text, end)) || Chars.at(text, end) == '%')) {
      end++;
    }
    scan.worked(MOST);
    if (end - start >= LEAST_SIGNATURE && text.lastIndexOf("sv=20", start, start - MOST) >= 0
        && Entropy.isMixed(text, start, end) && !Entropy.isPlaceholder(text, start, end)) {
      scan.add(ApiKey.TYPE, start, end, Level.SHAPED, "azure");
    }
  }

  private static void add(Scan scan, int start, int host) {
    Text text = scan.text;
    int hostEnd = host;
    while (hostEnd < text.length() && hostEnd - host < 80
        && (Chars.isToken(text.charAt(hostEnd)) || text.charAt(hostEnd) == ':')) {
      hostEnd++;
    }
    Form form = form(text, host, hostEnd);
    if (form == null) {
      return;
    }
    int end = hostEnd;
    boolean query = false;
    while (end < text.length() && end - hostEnd < MOST && isUrl(text.charAt(end))
        && (query || text.charAt(end) != '&')) {
      query |= text.charAt(end) == '?';
      end++;
    }
    while (".:!?*".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    scan.worked(end - start);
    int secret = hostEnd + form.path.length();
    if (end - hostEnd - form.path.length() >= form.least) {
      boolean random = Entropy.isMixed(text, secret, end)
          && !Entropy.isPlaceholder(text, secret, end) && Entropy.bits(text, secret, end) >= 3;
      scan.add(ApiKey.TYPE, start, end, random ? Level.SHAPED : Level.WEAK, form.vendor);
    }
  }

  private static @Nullable Form form(Text text, int host, int hostEnd) {
    for (Form form : FORMS) {
      int at = hostEnd - form.host.length();
      boolean whole = at == host || at > host
          && (form.host.charAt(0) == '.' || text.charAt(at - 1) == '.');
      if (whole && text.startsWith(form.host, at) && pathFits(text, hostEnd, form.path)) {
        return form;
      }
    }
    return null;
  }

  /** Discord has the version of its interface in the path, or not. */
  private static boolean pathFits(Text text, int at, String path) {
    return text.startsWith(path, at)
        || path.startsWith("/api/") && text.startsWith("/api/v", at)
            && text.startsWith("/webhooks/", text.indexOf('/', at + 6, Math.min(text.length(), at + 10)));
  }

  private static boolean isUrl(char c) {
    return c > ' ' && c < 127 && "\"'`<>\\{}|^[],;()".indexOf(c) < 0;
  }
}
