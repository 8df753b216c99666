package io.octollm.reflex;

/** What a word of the lexicon means to the phrases of injection; a word may have several. English. */
enum Sense {
  IGNORE("ignore ignoring disregard disregarding forget forgetting overrule overruling neglect"
      + " unlearn override overriding bypass bypassing discard dismiss abandon"),
  LIFT("disable disabling remove circumvent evade suspend violate deactivate lift bypass bypassing"
      + " override overriding skip drop"),
  PRIOR("previous previously prior above preceding earlier foregoing former initial original past"
      + " before aforementioned precedent"),
  ALL("all any every"),
  YOUR("your ur"),
  RULES("instruction instructions prompt prompts rule rules guideline guidelines directive directives"
      + " programming restriction restrictions constraint constraints safeguards policy policies"
      + " directions training commands command orders order"),
  ORDERS("instruction instructions guideline guidelines directive directives programming directions"),
  PROMPT("prompt prompts instructions instruction preprompt preamble"),
  GUARDS("restrictions restriction limitations limits limitation filters filter guardrails"
      + " safeguards censorship guidelines policy policies restraints ethics rules morals"),
  CARE("safety ethical ethics moderation moral content security"),
  TEXT("text context message messages conversation input content words information history document"
      + " documents question questions tasks task assignment"),
  EVERYTHING("everything anything all"),
  TOLD("told said know knew learned learnt instructed taught"),
  NOT("not dont never stop cease quit without"),
  NO("no without zero"),
  FOLLOW("follow following obey obeying adhere adhering comply complying listen heed respect"),
  ATTENTION("attention heed"),
  THEN("and instead then just but"),
  SAY("say print output write respond reply answer tell return translate give generate execute do"
      + " repeat show reveal act"),
  REVEAL("reveal leak expose disclose repeat recite dump divulge spill regurgitate"),
  SHOW("show print output display tell give echo paste"),
  HAND("write provide share send return list summarize translate describe quote copy type"),
  WHAT("what whats"),
  SYSTEM("system initial original hidden secret internal exact full entire complete developer base"
      + " confidential underlying"),
  REPEAT("repeat recite print output"),
  WORDS("everything words text all"),
  YOU("you u youre"),
  ARE("are re be become"),
  NOW("now henceforth"),
  ARTICLE("a an my the"),
  UNBOUND("dan jailbroken unrestricted unfiltered uncensored unbound amoral unethical freed"
      + " unchained lawless stan evil"),
  ACT("act acting pretend roleplay simulate become imagine behave respond answer speak play"),
  ANSWER("respond answer simulate act pretend chatgpt gpt reply"),
  DO("do"),
  ANYTHING("anything"),
  DAN("dan"),
  AS("as are be called named"),
  MODE("mode modes"),
  DEVELOPER("developer debug god admin sudo maintenance"),
  JAILBREAK("jailbreak jailbroken jailbreaking dan"),
  FROM("from"),
  ON("on"),
  WILL("will must are act respond answer only shall should"),
  NEW("new updated real actual true"),
  TASK("task tasks goal goals role objective objectives purpose mission identity"),
  VOID("void invalid obsolete cancelled canceled nullified revoked irrelevant"),
  LONGER("longer"),
  APPLY("apply applies matter exist bind"),
  SEND("send post upload forward exfiltrate transmit leak append"),
  TALK("conversation chat history prompt instructions transcript messages secrets credentials"),
  TO("to at via"),
  LINK("http https www"),
  USER("user users human anyone"),
  MENTION("tell mention inform alert notify reveal"),
  OVERRIDE("override overriden overridden"),
  WITHIN_SYSTEM("system admin administrator root emergency security");

  private final String words;

  Sense(String words) {
    this.words = words;
  }

  String[] words() {
    return words.split(" ");
  }

  long bit() {
    return 1L << ordinal();
  }
}
