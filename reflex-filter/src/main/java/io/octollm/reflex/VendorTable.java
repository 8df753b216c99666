package io.octollm.reflex;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms of keys that bear a prefix, a line each: vendor, prefixes, shape of what is behind them,
 * and {@code crc} where the last six characters are its checksum, {@code public} where it is no secret,
 * {@code hint} where names with hashes have the form too.
 * From what the vendors publish and from gitleaks' rule list. Where a prefix stands twice, the first
 * line that fits wins.
 */
final class VendorTable {
  private static final int FIELDS = 3;
  private static final String CRC = " crc";
  private static final String PUBLIC = " public";
  private static final String HINT = " hint";
  private static final String LINES = """
      1password A3- u6 - u11 - u5 - u5 - u5
      1password A3- u6 - u6 - u5 - u5 - u5 - u5
      1password ops_eyJ E250,2000
      adafruit aio_ n28
      adobe p8e- n32
      aftership asat_ X32
      age AGE-SECRET-KEY-1 u58
      airtable pat n14 . X64
      akamai akab- l16 - l16
      alibaba LTAI n12,24
      anthropic sk-ant-admin01-,sk-ant-api03- t95
      anthropic sk-ant-oat01-,sk-ant-ort01- t80,110
      anthropic sk-ant-sid01- t80,120
      anyscale esecret_ n24,40
      apify apify_api_ n36
      aws ABSK E109,280
      aws bedrock-api-key- E28,2000
      artifactory AKCp n69
      artifactory cmVmd n59
      atlassian ATATT3,ATCTT3 e150,250
      atlassian ATBB n32
      authress sc_,ext_,scauth_,authress_ n5,30 . n4,6 .acc t11,33 . K30,120
      aws FQoGZXIvYXdz,FwoGZXIvYXdz,IQoJb3JpZ2luX2Vj K80,2000
      axiom xaat-,xapt- U
      braintree access_token$production$,access_token$sandbox$ n16 $ X32
      brevo xkeysib-,xsmtpsib- X64 - n16
      buildkite bkua_ X40
      cal cal_live_ X32
      cerebras csk- l48
      chargebee live_,test_ n32 hint
      checkout sk_,sk_test_ U
      checkout sk_sbox_ l26,28
      chromatic chpt_ X12,18
      circleci CCIPAT_ n22 _ X40
      clearbit sk_ X32 hint
      clickhouse 4b1d n38
      clickup pk_ d7,9 _ u32
      clojars CLOJARS_,clojars_ n60
      cloudflare v1.0- X24 - X146
      cockroach CCDB1_ n22 _ n40
      contentful CFPAT- t43
      crates cio n32
      databricks dapi X32 - d1
      databricks dapi,dose X32
      dbt dbtc_,dbts_,dbtu_ t30,60
      deno ddp_,ddw_ n36
      digitalocean doo_v1_,dop_v1_,dor_v1_ X64
      docker dckr_oat_ t32
      docker dckr_pat_ t27
      doppler dp.audit.,dp.ct.,dp.pt.,dp.scim. n40,44
      doppler dp.st. s40,80
      dropbox sl. e130,2000
      duffel duffel_live_,duffel_test_ e43
      dynatrace dt0c01. n24 . n64
      dynatrace dt0s16. n8,24 . n64
      e2b e2b_ X40
      easypost EZAK,EZTK n54
      ebay PRD-,SBX- X12 - X4 - X4 - X4 - X4
      elevenlabs sk_ X48
      exoscale EXO X24 hint
      facebook EAAC n80,400
      facebook EAAM n100,400
      facebook EAA n140,400
      figma figd_ t40
      firebase AAAA t7 : t134,152
      firecrawl fc- X32
      fireworks fw_ n20,28
      flutterwave FLWPUBK_TEST-,FLWSECK-,FLWSECK_TEST- n32 -X
      flutterwave FLWSECK_TEST- n12
      flutterwave FLWSECK_TEST X12
      flyio fm1a_,fm1r_,fm2_ E100,2000
      flyio fo1_ t43
      foursquare fsq3 B43 =
      frameio fio-u- e64
      gcp GOOG1E u20,60
      github github_pat_ w60,90
      github gho_,ghp_ n36 crc
      github ghr_ n36,76 crc
      github ghs_,ghu_ n36 crc
      gitlab GR1348941 t20
      gitlab glagent- t50
      gitlab glcbt- n1,6 _ t20
      gitlab gldt-,glffct-,glft- t20
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
      harness pat.,sat. t22 . n24 . n20
      heroku HRKU-AA t58
      heroku HRKU- U
      honeybadger hbp_ n36
      honeycomb hcaik_,hcalk_,hcxik_ l40,64
      hubspot pat-eu1-,pat-na1- U
      huggingface api_org_,hf_ a34
      huggingface hf_ n30,40
      imagekit private_ B27 =
      infisical st. X24 . X28,34 . X28,34
      infracost ico- n32
      inngest signkey-prod-,signkey-test- X64
      instagram IGQVJ,IGQWR t80,250
      instagram IGAA n100,250
      intra42 s-s4t2af-,s-s4t2ud- X64
      ionic ion_ n42
      jetbrains perm- E4,80 . E2,40 . n40,60
      jina jina_ t60
      kaggle KGAT_ X32
      klaviyo pk_ X34
      langsmith lsv2_pt_,lsv2_sk_ X32 _ X10
      launchdarkly mob-,sdk- U
      linear lin_api_ n40
      linear lin_oauth_ X64
      llamaindex llx- n48
      lob live_pub_,test_pub_ X31
      lob live_,test_ X35
      logfire pylf_v1_eu_,pylf_v1_us_ n43
      mailersend mlsn. X64
      mailgun key-,pubkey- n32
      mapbox pk.,sk. n60,120 . t22
      mollie live_ n30
      mollie test_ n30 hint
      mongodb mdb_sa_sk_ t40
      neon napi_ l64
      netbird nbp_ n36
      netlify nfp_ n36
      networking dnkey- e26 - e52
      newrelic NRAK- n27
      newrelic NRII- t32
      newrelic NRJS- X19
      nightfall NF- n32 hint
      notion ntn_ n40,60
      notion secret_ n43
      npm npm_ n36 crc
      nuget oy2 l43
      nvidia nvapi- t60,70
      octopus API- u25,30
      openai sk-admin-,sk-proj-,sk-svcacct- t32,180
      openrouter sk-or-v1- X64
      langfuse pk-lf- U public
      langfuse sk-lf- U
      linkedin WPL_AP1. n16 . n6 ==
      mandrill md- t22
      ngrok ak_ n27
      onesignal os_v2_app_,os_v2_org_ l100,110
      onfido api_live.,api_sandbox.,api_live_us.,api_live_ca. t11 . t32
      openai sk-None- t20,180
      openai sk- n20,180
      ory ory_at_ t43 . t43
      ory ory_pat_,ory_st_ n32
      paddle pdl_live_apikey_,pdl_sdbx_apikey_ n26 _ n22 _ n3
      percy web_ X64 hint
      perplexity pplx- n40,64
      persona persona_production_,persona_sandbox_ U
      pinecone pcsk_ n5,6 _ n63
      plaid access-development-,access-production-,access-sandbox- U
      planetscale pscale_oauth_,pscale_pw_,pscale_tkn_ s32,64
      posthog phc_,phx_ n43
      postman PMAK- X24 - X34
      postman PMAT- u26
      prefect pnb_,pnu_ n36
      pubnub sec-c- E40,90
      pubnub pub-c-,sub-c- U hint
      pulumi pul- X40
      pypi pypi-AgEIcHlwaS5vcmc,pypi-AgENdGVzdC5weXBpLm9yZw t50,1000
      razorpay rzp_live_,rzp_test_ n14
      readme rdme_ n70
      render rnd_ n28,40
      replicate r8_ t37
      resend re_ n8 _ n24
      retool retool_ n26
      riot RGAPI- U
      rubygems rubygems_ X48
      salesforce 00D n12 ! s80,120
      samsara samsara_api_ n30
      sanity sk n150,200
      scaleway SCW u17
      scalingo tk-us- t48
      segment sgp_ n64
      sendgrid SG. t22 . t43
      sendgrid SG. s66
      sentry sntrys_eyJ E20,450 _ B43
      sentry sntryu_ X64
      settlemint sm_aat_,sm_pat_,sm_sat_ n16
      shippo shippo_live_,shippo_test_ X40
      shopify shpat_,shpca_,shppa_,shpss_ X32
      slack xapp- d1 - u5,20 - d5,20 - n20,80
      slack xoxa- t20,90
      slack xoxa- d1 - n8,48
      slack xoxa- n8,48
      slack xoxb- t20,90
      slack xoxc- d8,16 - d8,16 - d8,16 - n32,80
      slack xoxd- E40,400
      slack xoxe- t28,250
      slack xoxe.xoxb-,xoxe.xoxp- t20,250
      slack xoxo- t20,150
      slack xoxp- t20,110
      slack xoxr- t20,90
      slack xoxr- d1 - n8,48
      slack xoxr- n8,48
      slack xoxs- t20,150
      sonar sqa_,sqp_,squ_ X40
      sourcegraph sgp_ X16 _ X40
      sourcegraph sgp_ local _ X40
      sourcegraph sgp_ X40
      square EAAA t60
      square EAAA,sq0atp- t22,60
      square sq0csp- t43
      stackhawk hawk. t20 . t20
      stripe pk_live_,pk_test_ n20,110 public
      stripe rk_live_,rk_prod_,rk_test_,sk_live_,sk_prod_,sk_test_ n10,110
      stripe whsec_ E24,64
      stytch secret-live-,secret-test- e30,50
      sumup sup_pk_,sup_sk_ n32
      supabase sbp_ X40
      supabase sb_secret_ t22 _ t8
      tailscale tskey-api-,tskey-auth- n8,20 - n20,40
      tavily tvly- t24,48
      teamcity eyJ0eXAiOiAiVENWMiJ9. t20,60 . t40,120
      telnyx KEY X32 _ n22
      tencent AKID n32
      together tgp_v1_ t43
      trello ATTA X64 u8
      trigger tr_dev_,tr_prod_ n20,30
      twilio AC X32 public
      twilio SK X32
      twitter AAAAAAAAAAAAAAAAAAAAA P80,101
      typeform tfp_ s40,64
      ubidots BBFF-,BBUS- n30
      vault hvb. t100,300
      vault hvs. t24,120
      vault s. n24
      vercel vercel_blob_rw_ n16 _ n30,60
      wakatime waka_ U
      woocommerce ck_,cs_ X40 hint
      xai xai- n80
      xata xau_ n24,48
      yandex AQVN t35,38
      yandex t1. e5,900 . e86,88
      yandex y0_ t50,60
      yandex YC t38
      zoho 1000. X32 . X32
      zuplo zpka_ l32 _ l8
      """;

  private VendorTable() {}

  static List<Vendor> all() {
    List<Vendor> all = new ArrayList<>();
    LINES.lines().map(line -> line.split(" ", FIELDS)).forEach(fields -> {
      for (String prefix : fields[1].split(",")) {
        all.add(of(fields[0], prefix, fields[2]));
      }
    });
    return all;
  }

  private static Vendor of(String name, String prefix, String form) {
    boolean crc = form.endsWith(CRC);
    boolean hint = form.endsWith(HINT);
    boolean published = hint || form.endsWith(PUBLIC);
    int end = form.length() - (crc ? CRC.length() : hint ? HINT.length() : published ? PUBLIC.length() : 0);
    return new Vendor(name, prefix, Shape.of(form.substring(0, end)),
        crc ? Vendor.Checksum.CRC32_BASE62 : Vendor.Checksum.NONE, published);
  }
}
