package io.octollm.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ways to make the executor ask what only this machine may ask (server-side request forgery). A server
 * on loopback stands for all that is inside; whatever is tried, nobody asks it.
 */
@Timeout(30)
class ForgeryTest {
  private static final SSLContext TRUST = SSLContexts.createDefault();

  private final LocalServer inside = LocalServer.on("127.0.0.1");
  private final LocalServer other = LocalServer.on("127.0.0.2");

  @AfterEach
  void close() {
    inside.close();
    other.close();
  }

  private String filled(String text) {
    return text.replace("PORT", Integer.toString(inside.port())).replace("OTHER", Integer.toString(other.port()));
  }

  private Fetcher fetcher(String hosts, String ranges, Resolver resolver) {
    List<IpRange> open = ranges.isEmpty() ? List.of()
        : Arrays.stream(ranges.split(",")).map(IpRange::of).toList();
    return new Fetcher(new FetchSettings(HostList.parse(filled(hosts)), open, Duration.ofSeconds(3), 1000), resolver,
        () -> TRUST);
  }

  private static List<InetAddress> addresses(String texts) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String text : texts.split(" ")) {
      addresses.add(InetAddress.getByName(text));
    }
    return addresses;
  }

  /** The host is listed as it stands, so that nothing but its address or its spelling is in the way. */
  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "http://listed.test:PORT/ | 127.0.0.1 | loopback",
      "http://listed.test:PORT/ | 127.255.255.254 | loopback",
      "http://listed.test:PORT/ | ::1 | loopback",
      "http://listed.test:PORT/ | ::ffff:127.0.0.1 | loopback",
      "http://listed.test:PORT/ | ::127.0.0.1 | not public",
      "http://listed.test:PORT/ | 0.0.0.0 | unspecified",
      "http://listed.test:PORT/ | 0.1.2.3 | unspecified",
      "http://listed.test:PORT/ | :: | unspecified",
      "http://listed.test:PORT/ | 10.0.0.1 | private",
      "http://listed.test:PORT/ | 172.16.0.1 | private",
      "http://listed.test:PORT/ | 172.31.255.255 | private",
      "http://listed.test:PORT/ | 192.168.1.1 | private",
      "http://listed.test:PORT/ | fd12::1 | private",
      "http://listed.test:PORT/ | fec0::1 | private",
      "http://listed.test:PORT/ | 100.64.0.1 | shared by carriers",
      "http://listed.test:PORT/ | 169.254.0.1 | link-local",
      "http://listed.test:PORT/ | fe80::1 | link-local",
      "http://listed.test:PORT/ | 169.254.169.254 | credentials",
      "http://listed.test:PORT/ | fd00:ec2::254 | credentials",
      "http://listed.test:PORT/ | 168.63.129.16 | credentials",
      "http://listed.test:PORT/ | 100.100.100.200 | credentials",
      "http://listed.test:PORT/ | 64:ff9b::a9fe:a9fe | credentials",
      "http://listed.test:PORT/ | 2002:a9fe:a9fe::1 | credentials",
      "http://listed.test:PORT/ | 2001:0:1:2:3:4:5601:5601 | credentials",
      "http://listed.test:PORT/ | 64:ff9b::7f00:1 | another's clothes",
      "http://listed.test:PORT/ | 64:ff9b:1::7f00:1 | another's clothes",
      "http://listed.test:PORT/ | 2002:7f00:1:: | another's clothes",
      "http://listed.test:PORT/ | 2001:0:1:2:3:4:80ff:fffe | reserved",
      "http://listed.test:PORT/ | 224.0.0.1 | multicast",
      "http://listed.test:PORT/ | ff02::1 | multicast",
      "http://listed.test:PORT/ | 255.255.255.255 | reserved",
      "http://listed.test:PORT/ | 192.0.2.1 | reserved",
      "http://listed.test:PORT/ | 198.18.0.1 | reserved",
      "http://listed.test:PORT/ | 2001:db8::1 | reserved",
      "http://listed.test:PORT/ | 5f00::1 | not public",
      "http://listed.test:PORT/ | 93.184.216.34 127.0.0.1 | loopback",
      "http://127.0.0.1:PORT/ | 127.0.0.1 | loopback",
      "http://[::1]:PORT/ | ::1 | loopback",
      "http://[::ffff:127.0.0.1]:PORT/ | ::ffff:127.0.0.1 | loopback",
      "http://localhost:PORT/ | 127.0.0.1 | loopback",
      "http://2130706433:PORT/ | 127.0.0.1 | its host must be",
      "http://017700000001:PORT/ | 127.0.0.1 | its host must be",
      "http://0x7f000001:PORT/ | 127.0.0.1 | its host must be",
      "http://0x7f.1:PORT/ | 127.0.0.1 | its host must be",
      "http://127.1:PORT/ | 127.0.0.1 | its host must be",
      "http://0177.0.0.1:PORT/ | 127.0.0.1 | its host must be",
      "http://127.0.0.01:PORT/ | 127.0.0.1 | its host must be",
      "http://127.0.0.1.:PORT/ | 127.0.0.1 | its host must be",
      "http://a.127:PORT/ | 127.0.0.1 | its host must be",
      "http://listed.test.:PORT/ | 127.0.0.1 | its host must be",
      "http://listed.test%2f@127.0.0.1:PORT/ | 127.0.0.1 | user's name",
      "http://user:pw@listed.test:PORT/ | 127.0.0.1 | user's name",
      "http://@listed.test:PORT/ | 127.0.0.1 | user's name",
      "http://listed.test:PORT\\@127.0.0.1/ | 127.0.0.1 | printable ASCII",
      "http://listed%2etest:PORT/ | 127.0.0.1 | its host must be",
      "http://①②⑦.⓪.⓪.①:PORT/ | 127.0.0.1 | printable ASCII",
      "http://listed。test:PORT/ | 127.0.0.1 | printable ASCII",
      "http://lıſted.test:PORT/ | 127.0.0.1 | printable ASCII",
      "http://[::1%25lo]:PORT/ | ::1 | its host must be",
      "http://[::127.0.0.1]:PORT/ | ::127.0.0.1 | not public",
      "http:/listed.test:PORT/ | 127.0.0.1 | user's name",
      "http:listed.test:PORT/ | 127.0.0.1 | user's name",
      "//listed.test:PORT/ | 127.0.0.1 | scheme",
      "HTTP://LISTED.TEST:PORT/ | 127.0.0.1 | loopback",
      "gopher://listed.test:PORT/ | 127.0.0.1 | scheme",
      "file:///etc/passwd | 127.0.0.1 | scheme",
      "jar:http://listed.test:PORT/!/ | 127.0.0.1 | scheme",
      "http://listed.test:0/ | 127.0.0.1 | port",
      "http://listed.test:99999/ | 127.0.0.1 | port",
      "http://listed.test:25/ | 127.0.0.1 | not listed",
      "http://listed.test/ | 127.0.0.1 | not listed",
      "https://listed.test/ | 127.0.0.1 | not listed",
      "http://notlisted.test:PORT/ | 127.0.0.1 | not listed",
      "http://listed.test.evil.test:PORT/ | 127.0.0.1 | not listed",
      "http://evil.test:PORT/listed.test | 127.0.0.1 | not listed",
      "http://evil.test:PORT?listed.test:PORT/ | 127.0.0.1 | not listed",
      "http://evil.test:PORT#listed.test:PORT/ | 127.0.0.1 | not listed",
      "http://wild.test:PORT/ | 127.0.0.1 | not listed",
      "http://evilwild.test:PORT/ | 127.0.0.1 | not listed"})
  void insideIsNotAsked(String url, String resolved, String why) throws Exception {
    String hosts = "listed.test:PORT,*.wild.test:PORT,127.0.0.1:PORT,[::1]:PORT,[::ffff:127.0.0.1]:PORT,"
        + "[::127.0.0.1]:PORT,localhost:PORT,2130706433:PORT,127.1:PORT";

    Fetched fetched = fetcher(hosts, "", name -> addresses(resolved)).fetch("GET", filled(url));

    assertThat(fetched).isInstanceOfSatisfying(Fetched.Refused.class, refused ->
        assertThat(refused.why()).contains(why).doesNotContain("listed.test", "127.0.0"));
    assertThat(inside.asked()).isEmpty();
  }

  /** What cuts a request in two, or lengthens its headers. */
  @ParameterizedTest
  @ValueSource(strings = {"http://listed.test:PORT/\r\nHost: evil", "http://listed.test:PORT/\n", "http://listed.test:PORT/\t",
      " http://listed.test:PORT/", "http://listed.test:PORT/ HTTP/1.1", "http://listed.test:PORT/\0", ""})
  void controlCharactersAreRefused(String url) throws Exception {
    assertThat(fetcher("listed.test:PORT", "127.0.0.1/32", name -> addresses("127.0.0.1"))
        .fetch("GET", filled(url))).isInstanceOf(Fetched.Refused.class);
    assertThat(inside.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "get", "CONNECT", "TRACE", "GET / HTTP/1.1\r\nX: y"})
  void methodThatDoesNotReadIsRefused(String method) throws Exception {
    assertThat(fetcher("listed.test:PORT", "127.0.0.1/32", name -> addresses("127.0.0.1"))
        .fetch(method, filled("http://listed.test:PORT/"))).isInstanceOf(Fetched.Refused.class);
    assertThat(inside.asked()).isEmpty();
  }

  /** Rebinding: what a name resolves to when it is checked, and when it is connected to. */
  @Test
  void nameIsResolvedOnceAndTheCheckedAddressAsked() throws Exception {
    var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2", "127.0.0.2"));

    Fetched fetched = fetcher("listed.test:PORT", "127.0.0.1/32", name -> addresses(answers.pop()))
        .fetch("GET", filled("http://listed.test:PORT/a"));

    assertThat(fetched).isInstanceOfSatisfying(Fetched.Answer.class, answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers).hasSize(2);
    assertThat(inside.asked()).containsExactly("GET " + filled("listed.test:PORT") + " /a");
  }

  @Test
  void nameThatIsReboundBetweenTwoRedirectsIsCheckedAgain() throws Exception {
    var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
    inside.redirectTo("/b");

    Fetched fetched = fetcher("listed.test:PORT", "127.0.0.1/32", name -> addresses(answers.pop()))
        .fetch("GET", filled("http://listed.test:PORT/redirect"));

    assertThat(fetched).isInstanceOfSatisfying(Fetched.Refused.class, refused ->
        assertThat(refused.why()).startsWith("redirect 1: ").contains("loopback"));
    assertThat(inside.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
      "http://127.0.0.2:OTHER/ | not listed",
      "http://other.test:OTHER/ | loopback",
      "//other.test:OTHER/ | loopback",
      "http://169.254.169.254/latest/meta-data/ | not listed",
      "http://metadata.test/ | credentials",
      "http://user@listed.test:PORT/ | user's name",
      "file:///etc/passwd | scheme",
      "gopher://listed.test:PORT/ | scheme",
      "http://2130706434:OTHER/ | its host must be",
      "http://listed.test:OTHER/ | not listed",
      "https://127.0.0.2:OTHER/ | not listed",
      "/redirect/again | more than 5 redirects"})
  void redirectIsCheckedAsTheFirst(String location, String why) throws Exception {
    inside.redirectTo(filled(location));
    Resolver resolver = name -> addresses(switch (name) {
      case "listed.test" -> "127.0.0.1";
      case "metadata.test" -> "169.254.169.254";
      default -> "127.0.0.2";
    });

    Fetched fetched = fetcher("listed.test:PORT,other.test:OTHER,metadata.test", "127.0.0.1/32", resolver)
        .fetch("GET", filled("http://listed.test:PORT/redirect"));

    assertThat(fetched).isInstanceOfSatisfying(Fetched.Refused.class, refused ->
        assertThat(refused.why()).contains(why));
    assertThat(other.asked()).isEmpty();
    assertThat(inside.asked()).hasSizeBetween(1, 6);
  }

  /** A range that somebody opens does not open what lies in it of a cloud's. */
  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "fd00:ec2::254", "168.63.129.16", "64:ff9b::a9fe:a9fe", "::169.254.169.254",
      "::ffff:169.254.169.254"})
  void credentialsAreNotAskedWhateverIsOpen(String address) throws Exception {
    assertThat(fetcher("listed.test", "0.0.0.0/0,::/0", name -> addresses(address))
        .fetch("GET", "http://listed.test/")).isInstanceOfSatisfying(Fetched.Refused.class, refused ->
            assertThat(refused.why()).contains("credentials"));
  }

  @Test
  void nobodyIsAskedWhereNoHostIsListed() throws Exception {
    assertThat(new Fetcher(FetchSettings.NONE, name -> addresses("93.184.216.34"), () -> TRUST)
        .fetch("GET", "http://example.org/")).isInstanceOfSatisfying(Fetched.Refused.class, refused ->
            assertThat(refused.why()).contains("executor.http-hosts"));
  }
}
