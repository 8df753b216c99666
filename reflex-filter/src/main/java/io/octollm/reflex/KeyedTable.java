package io.octollm.reflex;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms of keys that have no prefix and are known by the vendor's name beside them, a line each:
 * vendor, its names (lower case, written together), the shapes. From what the vendors publish and
 * from gitleaks' rule list.
 */
final class KeyedTable {
  private static final String LINES = """
      adafruit/adafruit/t32
      adobe/adobe/X32/n32
      airtable/airtable/n17
      algolia/algolia,algoliasearch/n32
      alibaba/alibaba,aliyun/n30
      amplitude/amplitude/X32
      asana/asana/d16/n32
      atlassian/atlassian,confluence,jira/n24
      azure/azure,accountkey,storageaccountkey/B86 ==
      azure/azuredevops,devops,azuredevopspat,devopspat/l52/n52/n84
      azure/azureopenai,azureopenaikey,azurekey,azureapikey,azurespeech,azuresearch,azuretranslator,cognitiveservices/X32/n52/n84
      azure/ocpapimsubscription,ocpapimsubscriptionkey/X32/n84
      azure/cosmos,cosmosdb,cosmosdbprimary,cosmosprimary,cosmosdbprimarykey,cosmosprimarykey,primarykey,secondarykey/B86 ==/B43 =
      beamer/beamer/b_ e44
      bitbucket/bitbucket/n32/e64
      bittrex/bittrex/n32
      bugsnag/bugsnag/X32
      circleci/circleci/X40
      cloudant/cloudant/X64
      cloudflare/cloudflare/t40/X37
      codecov/codecov/n32/U
      cohere/cohere,coapikey/n40
      coinbase/coinbase/t64
      confluent/confluent/n16/n64
      contentful/contentful/e43
      datadog/datadog/n40/X32
      deepl/deepl/U :fx
      digitalocean/digitalocean/X64
      discord/discord/X64/d17,19/e32
      droneci/droneci,drone/n32
      dropbox/dropbox/n15/n11 AAAAAAAAAA e43/sl. e135
      etherscan/etherscan/n34
      etsy/etsy/n24
      facebook/facebook,fb/X32
      fastly/fastly/e32
      finicity/finicity/X32/n20
      finnhub/finnhub/n20
      flickr/flickr/n32
      freshbooks/freshbooks/n64
      github/github/X40
      gitlab/gitlabsession/n32
      gitter/gitter/t40
      gocardless/gocardless/live_ e40/sandbox_ e40
      heroku/heroku/U
      hubspot/hubspot,hapikey/U
      ibm/ibm,ibmcloud,bluemix,softlayer/t44/n64
      infura/infura/X32
      intercom/intercom/e60
      jfrog/jfrog,artifactory,bintray,xray/n73/n64
      kraken/kraken/K80,90
      kucoin/kucoin/X24/U
      launchdarkly/launchdarkly/e40/api- U/sdk- U
      linear/linear/X32
      linode/linode/X64
      linkedin/linkedin/n14/n16
      lob/lob/live_ X35/test_ X35/live_pub_ X31/test_pub_ X31
      logz/logz,logzio/a32/U
      looker/looker/n20/n24
      mailchimp/mailchimp/X32 -us d1,2
      mailgun/mailgun/key- X32/pubkey- X32/n32 - n8 - n8
      mapbox/mapbox/pk. n60 . n22
      mattermost/mattermost/n26
      meraki/meraki/X40
      messagebird/messagebird/n25/U
      mistral/mistral/n32
      mixpanel/mixpanel/X32
      netlify/netlify/e40,46
      newrelic/newrelic/n64/NRJS- X19/NRII- t32/NRAK- n27
      npm/npmjs,registrynpmjs/U
      nytimes/nytimes,newyorktimes/e32
      okta/okta/00 e40
      pagerduty/pagerduty/t20/u+ t18
      plaid/plaid/n24/n30
      privateai/privateai/n32
      pusher/pusher/X20
      rapidapi/rapidapi/t50
      rollbar/rollbar/X32
      segment/segmentwritekey,segmentapikey,segmentkey/n32
      sendbird/sendbird/U/X40
      sentry/sentry/X64
      shodan/shodan/n32
      sidekiq/bundleenterprisecontribsyscom,bundlegemscontribsyscom/X8 : X8
      snyk/snyk/U
      sonar/sonar,sonarqube,sonarcloud/e40
      sourcegraph/sourcegraph/X40
      splunk/splunk/U
      spotify/spotify/X32
      squarespace/squarespace/U
      sumologic/sumo,sumologic/su n12/n64
      telegram/telegram,telegr,tg/d5,16 :A t34
      travis/travis,travisci/n22
      trello/trello/X32/X64
      twilio/twilio/X32
      twitch/twitch/n30
      twitter/twitter/n45/d15,25 - n20,40/n25/n50/AAAAAAAAAAAAAAAAAAAAAA P80,100
      typeform/typeform/tfp_ s59
      vercel/vercel/n24
      virustotal/virustotal/X64
      vonage/vonage,nexmo/n16
      vultr/vultr/u36
      wandb/wandb/X40
      yandex/yandex/YC t38/AQVN t35,38
      zendesk/zendesk/n40
      """;

  record Keyed(String vendor, List<Shape> shapes) {}

  private KeyedTable() {}

  /** The vendors by their names. */
  static NameTable<Keyed> byName() {
    Map<String, Keyed> byName = new HashMap<>();
    LINES.lines().forEach(line -> {
      String[] fields = line.split("/");
      List<Shape> shapes = List.of(fields).subList(2, fields.length).stream().map(Shape::of).toList();
      for (String name : fields[1].split(",")) {
        byName.put(name, new Keyed(fields[0], shapes));
      }
    });
    return new NameTable<>(byName);
  }
}
