package io.octollm.reflex;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms of keys that bear a prefix, a line each: vendor, prefix, shape of what is behind it, and
 * {@code crc} where the last six characters are its checksum. From what the vendors publish and from
 * gitleaks' rule list. Where a prefix stands twice, the first line that fits wins.
 */
final class VendorTable {
  private static final String LINES = """
      1password A3- u6 - u11 - u5 - u5 - u5
      1password A3- u6 - u6 - u5 - u5 - u5 - u5
      1password ops_eyJ E250,2000
      adobe p8e- n32
      age AGE-SECRET-KEY-1 u58
      airtable pat n14 . X64
      alibaba LTAI n12,24
      anthropic sk-ant-admin01- t95
      anthropic sk-ant-api03- t95
      anthropic sk-ant-oat01- t80,110
      anthropic sk-ant-ort01- t80,110
      anthropic sk-ant-sid01- t80,120
      aws ABSK E109,280
      aws bedrock-api-key- E28,2000
      artifactory AKCp n69
      artifactory cmVmd n59
      atlassian ATATT3 e150,250
      atlassian ATCTT3 e150,250
      authress sc_ n5,30 . n4,6 .acc t11,33 . K30,120
      authress ext_ n5,30 . n4,6 .acc t11,33 . K30,120
      authress scauth_ n5,30 . n4,6 .acc t11,33 . K30,120
      authress authress_ n5,30 . n4,6 .acc t11,33 . K30,120
      brevo xkeysib- X64 - n16
      brevo xsmtpsib- X64 - n16
      buildkite bkua_ X40
      circleci CCIPAT_ n22 _ X40
      clickhouse 4b1d n38
      clojars CLOJARS_ n60
      clojars clojars_ n60
      cloudflare v1.0- X24 - X146
      contentful CFPAT- t43
      databricks dapi X32 - d1
      databricks dapi X32
      digitalocean doo_v1_ X64
      digitalocean dop_v1_ X64
      digitalocean dor_v1_ X64
      docker dckr_oat_ t32
      docker dckr_pat_ t27
      doppler dp.audit. n40,44
      doppler dp.ct. n40,44
      doppler dp.pt. n40,44
      doppler dp.scim. n40,44
      doppler dp.st. s40,80
      dropbox sl. e130,2000
      duffel duffel_live_ e43
      duffel duffel_test_ e43
      dynatrace dt0c01. n24 . n64
      dynatrace dt0s16. n8,24 . n64
      easypost EZAK n54
      easypost EZTK n54
      facebook EAAC n80,400
      facebook EAAM n100,400
      facebook EAA n140,400
      figma figd_ t40
      flutterwave FLWPUBK_TEST- n32 -X
      flutterwave FLWSECK- n32 -X
      flutterwave FLWSECK_TEST- n32 -X
      flutterwave FLWSECK_TEST- n12
      flyio fm1a_ E100,2000
      flyio fm1r_ E100,2000
      flyio fm2_ E100,2000
      flyio fo1_ t43
      frameio fio-u- e64
      github github_pat_ w60,90
      github gho_ n36 crc
      github ghp_ n36 crc
      github ghr_ n36,76 crc
      github ghs_ n36 crc
      github ghu_ n36 crc
      gitlab GR1348941 t20
      gitlab glagent- t50
      gitlab glcbt- n1,6 _ t20
      gitlab gldt- t20
      gitlab glffct- t20
      gitlab glft- t20
      gitlab glimt- t25
      gitlab gloas- t64
      gitlab glpat- t20,300 . n2 . n7,9
      gitlab glpat- t20,300 . n9
      gitlab glpat- t20
      gitlab glptt- X40
      gitlab glrt- s20,320
      gitlab glsoat- t20
      google AIza t35
      google GOCSPX- t28
      google ya29. s30,300
      grafana eyJrIjoi E70,400
      grafana glc_ E32,400
      grafana glsa_ n32 _ X8
      groq gsk_ n40,60
      harness pat. t22 . n24 . n20
      harness sat. t22 . n24 . n20
      heroku HRKU-AA t58
      heroku HRKU- U
      huggingface api_org_ a34
      huggingface hf_ a34
      huggingface hf_ n30,40
      infracost ico- n32
      intra42 s-s4t2af- X64
      intra42 s-s4t2ud- X64
      langsmith lsv2_pt_ X32 _ X10
      langsmith lsv2_sk_ X32 _ X10
      linear lin_api_ n40
      linear lin_oauth_ X64
      lob live_pub_ X31
      lob test_pub_ X31
      lob live_ X35
      lob test_ X35
      mailgun key- n32
      mailgun pubkey- n32
      mapbox pk. n60,120 . t22
      mapbox sk. n60,120 . t22
      netlify nfp_ n36
      networking dnkey- e26 - e52
      newrelic NRAK- n27
      newrelic NRII- t32
      newrelic NRJS- X19
      notion ntn_ n40,60
      notion secret_ n43
      npm npm_ n36 crc
      nuget oy2 l43
      nvidia nvapi- t60,70
      octopus API- u26
      openai sk-admin- t32,180
      openai sk-proj- t32,180
      openai sk-svcacct- t32,180
      openrouter sk-or-v1- X64
      langfuse sk-lf- U
      openai sk-None- t20,180
      openai sk- n20,180
      perplexity pplx- n40,64
      plaid access-development- U
      plaid access-production- U
      plaid access-sandbox- U
      planetscale pscale_oauth_ s32,64
      planetscale pscale_pw_ s32,64
      planetscale pscale_tkn_ s32,64
      posthog phc_ n43
      posthog phx_ n43
      postman PMAK- X24 - X34
      postman PMAT- u26
      prefect pnb_ n36
      prefect pnu_ n36
      pulumi pul- X40
      pypi pypi-AgEIcHlwaS5vcmc t50,1000
      pypi pypi-AgENdGVzdC5weXBpLm9yZw t50,1000
      razorpay rzp_live_ n14
      razorpay rzp_test_ n14
      readme rdme_ n70
      replicate r8_ t37
      rubygems rubygems_ X48
      scalingo tk-us- t48
      sendgrid SG. t22 . t43
      sendgrid SG. s66
      sentry sntrys_eyJ E20,450 _ B43
      sentry sntryu_ X64
      settlemint sm_aat_ n16
      settlemint sm_pat_ n16
      settlemint sm_sat_ n16
      shippo shippo_live_ X40
      shippo shippo_test_ X40
      shopify shpat_ X32
      shopify shpca_ X32
      shopify shppa_ X32
      shopify shpss_ X32
      slack xapp- d1 - u5,20 - d5,20 - n20,80
      slack xoxa- t20,90
      slack xoxa- d1 - n8,48
      slack xoxa- n8,48
      slack xoxb- t20,90
      slack xoxe- t28,250
      slack xoxe.xoxb- t20,250
      slack xoxe.xoxp- t20,250
      slack xoxo- t20,150
      slack xoxp- t20,110
      slack xoxr- t20,90
      slack xoxr- d1 - n8,48
      slack xoxr- n8,48
      slack xoxs- t20,150
      sonar sqa_ X40
      sonar sqp_ X40
      sonar squ_ X40
      sourcegraph sgp_ X16 _ X40
      sourcegraph sgp_ local _ X40
      sourcegraph sgp_ X40
      square EAAA t60
      square EAAA t22,60
      square sq0atp- t22,60
      square sq0csp- t43
      stripe pk_live_ n20,110
      stripe pk_test_ n20,110
      stripe rk_live_ n10,110
      stripe rk_prod_ n10,110
      stripe rk_test_ n10,110
      stripe sk_live_ n10,110
      stripe sk_prod_ n10,110
      stripe sk_test_ n10,110
      stripe whsec_ E24,64
      supabase sbp_ X40
      tailscale tskey-api- n8,20 - n20,40
      tailscale tskey-auth- n8,20 - n20,40
      tavily tvly- t24,48
      twilio AC X32
      twilio SK X32
      twitter AAAAAAAAAAAAAAAAAAAAAA P80,100
      typeform tfp_ s40,64
      vault hvb. t100,300
      vault hvs. t24,120
      vault s. n24
      xai xai- n80
      yandex AQVN t35,38
      yandex t1. e5,900 . e86,88
      yandex y0_ t50,60
      """;

  private VendorTable() {}

  static List<Vendor> all() {
    List<Vendor> all = new ArrayList<>();
    LINES.lines().forEach(line -> all.add(of(line)));
    return all;
  }

  private static Vendor of(String line) {
    int prefix = line.indexOf(' ') + 1;
    int shape = line.indexOf(' ', prefix) + 1;
    boolean crc = line.endsWith(" crc");
    return new Vendor(line.substring(0, prefix - 1), line.substring(prefix, shape - 1),
        Shape.of(line.substring(shape, crc ? line.length() - " crc".length() : line.length())),
        crc ? Vendor.Checksum.CRC32_BASE62 : Vendor.Checksum.NONE);
  }
}
