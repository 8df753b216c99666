package io.octollm.reflex;

import static io.octollm.reflex.Alphabet.BASE32;
import static io.octollm.reflex.Alphabet.BASE62;
import static io.octollm.reflex.Alphabet.DOTTED;
import static io.octollm.reflex.Alphabet.HEX;
import static io.octollm.reflex.Alphabet.LOWER;
import static io.octollm.reflex.Alphabet.URL;
import static io.octollm.reflex.Alphabet.WORD;
import static io.octollm.reflex.Vendor.Checksum.CRC32_BASE62;
import static io.octollm.reflex.Vendor.of;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of vendors' key forms, from what the vendors publish; one line each. */
final class Vendors {
  private static final List<Vendor> ALL = List.of(
      of("ghp_", 36, BASE62).with(CRC32_BASE62),
      of("gho_", 36, BASE62).with(CRC32_BASE62),
      of("ghu_", 36, BASE62).with(CRC32_BASE62),
      of("ghs_", 36, BASE62).with(CRC32_BASE62),
      of("ghr_", 36, 76, BASE62).with(CRC32_BASE62),
      of("github_pat_", 60, 90, WORD),
      of("npm_", 36, BASE62).with(CRC32_BASE62),
      of("glpat-", 20, 64, DOTTED),
      of("gldt-", 20, URL),
      of("glrt-", 20, 64, DOTTED),
      of("glptt-", 40, HEX),
      of("sk-ant-", 32, 120, URL),
      of("sk-proj-", 32, 180, URL),
      of("sk-svcacct-", 32, 180, URL),
      of("sk-admin-", 32, 180, URL),
      of("sk-or-v1-", 64, HEX),
      of("sk-", 20, 100, URL),
      of("pplx-", 40, 64, BASE62),
      of("gsk_", 40, 60, BASE62),
      of("hf_", 30, 40, BASE62),
      of("r8_", 37, URL),
      of("tvly-", 24, 48, URL),
      of("xoxb-", 20, 90, URL),
      of("xoxp-", 20, 90, URL),
      of("xoxa-", 20, 90, URL),
      of("xoxr-", 20, 90, URL),
      of("xoxs-", 20, 90, URL),
      of("xoxe-", 20, 200, URL),
      of("xoxe.xoxp-", 20, 200, URL),
      of("xapp-", 20, 110, URL),
      of("sk_live_", 16, 110, BASE62),
      of("sk_test_", 16, 110, BASE62),
      of("rk_live_", 16, 110, BASE62),
      of("rk_test_", 16, 110, BASE62),
      of("whsec_", 24, 64, BASE62),
      of("AIza", 35, URL),
      of("GOCSPX-", 28, URL),
      of("ya29.", 30, 300, DOTTED),
      of("SG.", 66, DOTTED),
      of("key-", 32, HEX),
      of("xkeysib-", 81, URL),
      of("shpat_", 32, HEX),
      of("shpca_", 32, HEX),
      of("shppa_", 32, HEX),
      of("shpss_", 32, HEX),
      of("dop_v1_", 64, HEX),
      of("doo_v1_", 64, HEX),
      of("dor_v1_", 64, HEX),
      of("dapi", 32, 34, HEX),
      of("pypi-AgEIcHlwaS5vcmc", 50, 250, URL),
      of("rubygems_", 48, HEX),
      of("sq0atp-", 22, URL),
      of("sq0csp-", 43, URL),
      of("EAAA", 60, URL),
      of("lin_api_", 40, BASE62),
      of("ntn_", 40, 60, BASE62),
      of("secret_", 43, BASE62),
      of("hvs.", 24, 120, URL),
      of("hvb.", 100, 220, URL),
      of("dp.pt.", 43, BASE62),
      of("glsa_", 41, WORD),
      of("glc_", 32, 400, BASE62),
      of("PMAK-", 59, URL),
      of("NRAK-", 27, BASE32),
      of("sntrys_", 60, 250, WORD),
      of("sntryu_", 64, HEX),
      of("ATATT3", 150, 250, URL),
      of("CFPAT-", 43, URL),
      of("pscale_tkn_", 32, 64, DOTTED),
      of("pscale_pw_", 32, 64, DOTTED),
      of("pul-", 40, HEX),
      of("fio-u-", 64, URL),
      of("LTAI", 20, BASE62),
      of("SK", 32, HEX),
      of("nfp_", 36, BASE62),
      of("figd_", 40, URL),
      of("dckr_pat_", 27, URL),
      of("sgp_", 40, 64, WORD),
      of("tfp_", 40, 64, BASE62),
      of("phc_", 43, BASE62),
      of("phx_", 43, BASE62),
      of("rzp_live_", 14, BASE62),
      of("shippo_live_", 40, HEX),
      of("EZAK", 54, BASE62),
      of("AGE-SECRET-KEY-1", 58, BASE32),
      of("FLWSECK-", 32, URL),
      of("duffel_live_", 43, URL),
      of("prefect_", 36, 50, LOWER));

  private final Vendor[][] byFirst = new Vendor[128][];

  /** The table, ready for look-up by a key's first character, longest prefixes first. */
  Vendors() {
    for (char c = 0; c < byFirst.length; c++) {
      List<Vendor> vendors = new ArrayList<>();
      for (Vendor vendor : ALL) {
        if (vendor.prefix().charAt(0) == c) {
          vendors.add(vendor);
        }
      }
      vendors.sort(Comparator.comparingInt((Vendor v) -> -v.prefix().length()));
      byFirst[c] = vendors.toArray(Vendor[]::new);
    }
  }

  Vendor[] beginningWith(char c) {
    return c < byFirst.length ? byFirst[c] : byFirst[0];
  }
}
