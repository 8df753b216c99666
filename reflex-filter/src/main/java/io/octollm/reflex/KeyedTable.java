package io.octollm.reflex;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms of keys that have no prefix and are known by the vendor's name beside them, a line each:
 * vendor, its names (lower case, written together; {@code ~} before one that much else is called by), the
 * shapes. From what the vendors publish and from gitleaks' rule list.
 */
final class KeyedTable {
  private static final String LINES = """
      ably/ably/t6 . t6 : t20,60
      abuseipdb/abuseipdb/X80
      activecampaign/activecampaign/X72
      adafruit/adafruit/t32
      adobe/adobe/X32/n32
      adyen/adyen/X64/AQE K120,300
      agora/agora,agoraapp/X32
      airtable/airtable/n17
      alchemy/alchemy/t32
      algolia/algolia,algoliasearch/n32
      alibaba/alibaba,aliyun/n30
      alphavantage/alphavantage/u16
      amplitude/amplitude/X32
      asana/asana/d16/n32
      assemblyai/assemblyai/X32
      atlassian/atlassian,confluence,jira/n24
      auth0/auth0,authzero/t64
      azure/azure,accountkey,storageaccountkey/B86 ==
      azure/azuredevops,devops,azuredevopspat,devopspat/l52/n52/n84
      azure/azureopenai,azureopenaikey,azurekey,azureapikey/X32/n52/n84
      azure/instrumentation,instrumentationkey/U
      azure/azurespeech,azuresearch,azuretranslator,cognitiveservices/X32/n52/n84
      azure/cosmos,cosmosdb,cosmosdbprimary,cosmosprimary/B86 ==/B43 =
      azure/cosmosdbprimarykey,cosmosprimarykey,primarykey,secondarykey/B86 ==/B43 =
      azure/ocpapimsubscription,ocpapimsubscriptionkey/X32/n84
      beamer/beamer/b_ e44
      betterstack/betterstack,logtail/n24
      bigcommerce/bigcommerce/n31
      binance/binance/n64
      bitbucket/bitbucket/n32/e64
      bitly/bitly/X40
      bittrex/bittrex/n32
      braze/braze/U
      browserstack/browserstack/n20
      bugsnag/bugsnag/X32
      buildkite/buildkiteagenttoken/X50
      censys/censys/n32
      chargebee/chargebee/live_ n32/test_ n32
      circleci/circleci/X40
      clearbit/clearbit/sk_ X32
      cloudant/cloudant/X64
      cloudflare/cloudflare/t40/X37
      cloudinary/cloudinary/t27
      cloudsmith/cloudsmith/X40
      codeclimate/codeclimate,cctestreporter,cctestreporterid/X64
      codecov/codecov/n32/U
      cohere/cohere,coapikey/n40
      coinbase/coinbase,coinbasepro/t64/B86 ==
      coinmarketcap/coinmarketcap/U
      confluent/confluent/n16/n64
      contentful/contentful/e43
      coveralls/coveralls/n33
      crowdin/crowdin/X80
      crowdstrike/crowdstrike/n40
      cypress/cypressrecordkey/U
      datadog/datadog/n40/X32
      datocms/datocms/X30
      deepgram/deepgram/X40
      deepl/deepl/U :fx
      digitalocean/digitalocean/X64
      dingtalk/dingtalk/X64
      discord/discord/X64/d17,19/e32
      droneci/droneci,drone/n32
      dropbox/dropbox/n15/n11 AAAAAAAAAA e43/sl. e135
      dune/~dune/n32
      duo/~duo,duosecurity/n40
      elastic/~elastic,elasticsearch,elasticcloud/E40,80
      elevenlabs/elevenlabs/X32/sk_ X48
      equinix/equinix/n32
      etherscan/etherscan/n34
      etsy/etsy/n24
      eventbrite/eventbrite/u20
      exoscale/exoscale/t43/EXO X24
      expo/expotoken,expoaccesstoken/t40
      facebook/facebook,fb/X32
      fastly/fastly/e32
      feishu/feishu,lark/n32
      finicity/finicity/X32/n20
      finnhub/finnhub/n20
      flickr/flickr/n32
      fontawesome/fontawesome,fontawesomepro/U
      foursquare/foursquare/u48
      freemius/freemius/sk_ t29
      freshbooks/freshbooks/n64
      freshdesk/freshdesk/n20
      getstream/getstream/l64
      ghost/ghost/X24 : X64
      giphy/giphy/n32
      gitea/gitea/X40
      github/github/X40
      gitlab/gitlabsession/n32
      gitter/gitter/t40
      gocardless/gocardless/live_ e40/sandbox_ e40
      gumroad/gumroad/t43
      hcaptcha/hcaptcha/0x X40
      here/heremaps,hereapikey/t43
      heroku/heroku/U
      hetzner/hetzner,hcloud/n64
      hibp/hibp,haveibeenpwned/X32
      honeycomb/honeycomb/X32/n22
      hubspot/hubspot,hapikey/U
      hunter/hunter,hunterio/X40
      ibm/ibm,ibmcloud,bluemix,softlayer/t44/n64
      imgur/imgur/X15/X40
      infobip/infobip/X32 - U
      infura/infura/X32
      intercom/intercom/e60
      ipinfo/ipinfo/X14
      ipstack/ipstack/X32
      iterable/iterable/X32
      jenkins/jenkins/11 X32
      jfrog/jfrog,artifactory,bintray,xray/n73/n64
      kaggle/kaggle/X32
      kraken/kraken/K80,90
      kucoin/kucoin/X24/U
      lastfm/lastfm/X32
      launchdarkly/launchdarkly/e40/api- U/sdk- U
      lightstep/lightstep/n64
      line/linechannelsecret,linechannel/X32
      linear/linear/X32
      linkedin/linkedin/n14/n16
      linode/linode/X64
      livekit/livekit/n44
      lob/lob/live_ X35/test_ X35/live_pub_ X31/test_pub_ X31
      logdna/logdna,mezmo/X32
      loggly/loggly/U
      logz/logz,logzio/a32/U
      lokalise/lokalise/X40
      looker/looker,lookersdk/n20/n24
      mailchimp/mailchimp/X32 -us d1,2
      mailgun/mailgun/key- X32/pubkey- X32/n32 - n8 - n8
      mailjet/mailjet/X32
      mapbox/mapbox/pk. n60 . n22
      mapquest/mapquest/n32
      mattermost/mattermost/n26
      meraki/meraki/X40
      messagebird/messagebird/n25/U
      mistral/mistral/n32
      mixpanel/mixpanel/X32
      mongodb/mongodbatlasprivatekey,atlasprivatekey/U
      mux/~mux/B75
      netlify/netlify/e40,46
      newrelic/newrelic/n64/NRJS- X19/NRII- t32/NRAK- n27/X36 NRAL/eu01xx X30 NRAL
      newsapi/newsapi/X32
      ngrok/ngrok/n27 _ n21
      nightfall/nightfall/NF- n32
      npm/npmjs,registrynpmjs/U
      nytimes/nytimes,newyorktimes/e32
      okta/okta/00 e40/t40
      onesignal/onesignal/n48
      opencage/opencage,opencagedata/X32
      openweather/openweather,openweathermap,owm/X32
      opsgenie/opsgenie/U
      ovh/~ovh/n32/n16
      packagecloud/packagecloud/X48
      paddle/paddle,paddlevendorauthcode/X50
      pagerduty/pagerduty/t20/u+ t18/X32
      pandadoc/pandadoc/X40
      paypal/paypal/E t79
      percy/~percy/X64/web_ X64
      pexels/pexels/n56
      pinecone/pinecone/U
      pipedrive/pipedrive/X40
      pixabay/pixabay/d7,8 - X25
      plaid/plaid/n24/n30
      plivo/plivo/t40
      polygon/~polygon,polygonio/n32
      postmark/postmark,postmarkapp/U
      privateai/privateai/n32
      pubnub/pubnub/sub-c- U/pub-c- U
      pusher/pusher/X20
      pushover/pushover/n30
      railway/railwaytoken,railwayapitoken/U
      rapidapi/rapidapi/t50
      raygun/raygun/n22,24
      recaptcha/recaptcha/6L t38
      recurly/recurly/X32
      rollbar/rollbar/X32
      salesforce/salesforce/n24
      saucelabs/sauceaccesskey,saucelabsaccesskey/U
      scaleway/scaleway,scw/U
      scraperapi/scraperapi/X32
      securitytrails/securitytrails/n32
      segment/segmentwritekey,segmentapikey,segmentkey/n32
      sendbird/sendbird/U/X40
      sentry/sentry/X64
      serpapi/serpapi/X64
      shodan/shodan/n32
      sidekiq/bundleenterprisecontribsyscom,bundlegemscontribsyscom,gemscontribsyscom,sidekiq,sidekiqenterprise/X8 : X8
      sinch/~sinch/X32
      smartsheet/smartsheet/n26/n37
      snyk/snyk/U
      sonar/sonar,sonarqube,sonarcloud/e40
      sourcegraph/sourcegraph/X40
      sparkpost/sparkpost/X40
      splunk/splunk/U
      spoonacular/spoonacular/X32
      spotify/spotify/X32
      square/squareup,squaresignaturekey,squarewebhooksignaturekey,squareupwebhooksignaturekey/t22
      squarespace/squarespace/U
      statuspage/statuspage/U
      storyblok/storyblok/n22 tt
      strava/strava/X40
      sumologic/sumo,sumologic/su n12/n64
      telegram/telegram,telegr,tg/d5,16 :A t34
      tenable/~tenable/X64
      tencent/tencent,tencentcloud/n32
      ticketmaster/ticketmaster/n32
      tmdb/tmdb,themoviedb/X32
      todoist/todoist/X40
      together/together,togetherai/X64
      tomtom/tomtom/n32
      transifex/transifex/B2 X40
      travis/travis,travisci/n22
      trello/trello/X32/X64
      twilio/twilio/X32
      twitch/twitch/n30
      twitter/twitter,tweepy/n45/d15,25 - n20,40/n25/n50/AAAAAAAAAAAAAAAAAAAAA P60,101
      typeform/typeform/tfp_ s59
      unsplash/unsplash/t43
      uploadcare/uploadcare/X20
      upstash/upstash/A B55 =
      uptimerobot/uptimerobot/u d6,9 - X24/m d6,12 - X24
      vercel/vercel/n24
      vimeo/vimeo/X32
      virustotal/virustotal/X64
      vonage/vonage,nexmo/n16
      vultr/vultr/u36
      wandb/wandb/X40
      weatherapi/weatherapi/X31
      webflow/webflow/X64
      wechat/wechat,weixin/X32
      wise/wiseapitoken,wiseapikey,transferwise/U
      woocommerce/woocommerce,~woo/ck_ X40/cs_ X40
      yandex/yandex/YC t38/AQVN t35,38
      yelp/yelp/t128
      zendesk/zendesk/n40
      zerotier/zerotier/n32
      zoom/~zoom/n32
      """;

  /** @param common whether much else is called by the name, so that a word for a secret must be beside it */
  record Keyed(String vendor, List<Shape> shapes, boolean common) {}

  private KeyedTable() {}

  /** The vendors by their names. */
  static NameTable<Keyed> byName() {
    Map<String, Keyed> byName = new HashMap<>();
    LINES.lines().forEach(line -> {
      String[] fields = line.split("/");
      List<Shape> shapes = List.of(fields).subList(2, fields.length).stream().map(Shape::of).toList();
      for (String name : fields[1].split(",")) {
        boolean common = name.startsWith("~");
        byName.put(common ? name.substring(1) : name, new Keyed(fields[0], shapes, common));
      }
    });
    return new NameTable<>(byName);
  }
}
