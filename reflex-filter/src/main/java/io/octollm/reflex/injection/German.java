package io.octollm.reflex.injection;

/** German. */
final class German {
  static final String WORDS = """
      IGNORE: ignoriere ignorier ignorieren ignorierst ignoriert missachte missachten vergiss vergesse
      IGNORE: vergessen missachtest übergehe übersieh vernachlässige
      DROP: verwirf verwerfe verwerfen lösche löschen überschreibe überschreiben streiche widerrufe entferne
      DROP: tilge
      LIFT: umgehe umgehen umgeh deaktiviere deaktivieren abschalten ausschalten entferne entfernen aufheben
      LIFT: überwinde breche brich brechen ausser schalte lockere ignoriere
      FOLLOW: befolge befolgen befolgst folge folgen folgst beachte beachten halte halten gehorche gehorchen
      OBEY: gehorche gehorcht gehorchst
      VOID: ungültig aufgehoben widerrufen hinfällig nichtig außer ungültige veraltet gelöscht kraft
      BOUND: gebunden verpflichtet
      NOT: nicht nie niemals nichts kein keine keinen keinem keinerlei
      NO: keine kein keinen keinerlei ohne
      FREE: frei befreit
      INSTEAD: stattdessen statt anstatt
      OPPOSITE: gegenteil
      CHANGED: geändert aktualisiert
      MEMORY: gedächtnis erinnerung
      ORDERS: anweisung anweisungen instruktion instruktionen richtlinie richtlinien direktiven vorgaben
      ORDERS: vorgabe vorschriften anleitungen weisungen leitlinien befehle systemanweisungen systemanweisung
      ORDERS: grundregeln
      LAWS: regel regeln prompt einschränkungen beschränkungen beschränkung einschränkung vorschriften
      LAWS: sicherheitsregeln schranken normen
      COMMANDS: befehl befehle auftrag aufträge
      PROMPT: prompt anweisungen instruktionen systemprompt system-prompt systemnachricht systemanweisung
      PROMPT: systemanweisungen anfangstext systemprompts prompts
      GUARDS: einschränkungen einschränkung beschränkungen beschränkung grenzen richtlinien sicherheitsregeln
      GUARDS: sicherheitsrichtlinien moral zensur schranken hemmungen tabus ethik regeln sicherheitsvorkehrungen
      GUARDS: sicherheitsfilter inhaltsrichtlinien nutzungsrichtlinien inhaltsregeln sicherheitsvorgaben
      FILTERS: filter regeln sicherheitsfilter inhaltsfilter
      FILTERS: einschränkungen beschränkungen grenzen gesetze gesetz
      MORAL: ethische ethischen moralische moralischen ethik
      ABOVE: oben oberhalb darüber obigen obige
      BEFORE: zuvor davor vorher bevor vorhin
      BEFORE: vor
      OLD: vorherigen vorherige vorherig vorigen vorige früheren frühere bisherigen bisherige vorangegangenen
      OLD: vorangehenden ursprünglichen ursprüngliche bisher vorstehenden alten vorher
      ALL: alle sämtliche allen jede jegliche jeglichen
      YOUR: deine deinen deiner deines dein deinem ihre ihren euren eure
      MY: mein meine meinen meiner
      THESE: diese dieser diesen es
      NEW: neue neuen neuer neues wahren wahre echten eigentlichen echte
      NEW: andere
      TEXT: text nachricht nachrichten kontext gespräch inhalt verlauf anfrage aufgabe anweisung bewertung
      EVERYTHING: alles
      EVERYTHING: allem
      WHAT: was welche wie welches
      TOLD: gesagt sagte gesagtes gelernt beigebracht weißt mitgeteilt bekommen erhalten gegeben gegebenen
      TOLD: bekamst mitbekommen vorgegeben eingegeben erhieltest
      MADE: entwickler entwicklers herstellers betreibers hersteller schöpfer administrator betreiber entwicklern programmierer schöpfern anbieter
      CAREFUL: acht beachtung
      REVEAL: verrate verraten enthülle offenbare offenlegen preis wiederhole
      BETRAY: verrate verraten enthülle offenbare offenlegen preis
      SHOW: zeige zeig nenne nenn gib sag sage drucke ausgeben nennen verrate liste gebe erzähle erzähl
      HAND: schreibe schreib gib schicke sende fasse übersetze liste zitiere erkläre formuliere wandle
      REPEAT: wiederhole wiederholen gib
      WORDS: alles text
      SYS: system entwickler
      FIRST: ursprünglichen ursprüngliche anfänglichen vollständigen ersten kompletten komplette
      HIDDEN: geheimen versteckten verborgenen internen geheime versteckte vertraulichen
      MESSAGE: nachricht prompt anweisungen nachrichten systemnachricht
      SECRET: passwort kennwort schlüssel geheimnis
      KEEP: bewahrst schützt
      EXACT: wortwörtlich wörtlich genau exakt
      LINE: zeile
      I: ich
      ME: mir mich meinen
      YOU: du dir dich sie
      ARE: bist seist wärst bin
      NOW: jetzt nun ab fortan
      MUST: musst bist wirst sollst darfst müssen
      PRETEND: spiele spiel simuliere vor stell tu tue verhalte
      PLAY: antworte rede sprich
      AS: als wie
      IF: wenn ob falls
      UNBOUND: unzensierter unzensiert unzensierte uneingeschränkte uneingeschränkt unbegrenzt unbeschränkte
      UNBOUND: ungefilterte ungefiltert gesetzlose hemmungslose hemmungsloser gesetzloser amoralisch amoralische
      UNBOUND: amoralischer zensurfreie schrankenlose
      IMMORAL: unmoralisch illegal unethisch
      AI: ki sprachmodell sprachmodelle sprachmodellen chatbot ki-modell sprach-ki
      ASSISTANT: assistent assistenten modell modelle
      ASSISTANT: bot roboter
      READ: liest lesen lesende verarbeitet auswertet bewertet zusammenfasst auswertest durchsucht
      MODE: modus
      DEVELOPER: entwickler admin
      DEVELOPER_MODE: entwicklermodus
      ENABLE: aktiviere aktivieren schalte
      FICTION: geschichte welt szenario hypothetisch fiktion film szene roman spiel
      SAY: sag sage antworte antworten schreib schreibe gib nenne tue mach
      CLAIM: sag sage sagen behaupte
      ANSWER: antwort
      BEGIN: beginne beginn fange fang starte beginnen anfangs
      BEGIN: fang
      WITH: mit
      SURE: natürlich klar sicher selbstverständlich gerne gern
      NEVER: nie niemals nicht
      REFUSE: verweigere verweigern weigern weigere ablehnen lehne
      REFUSE: ablehnt verweigert weigert abzulehnen ablehnst verweigerst
      CANNOT: nicht kannst
      WARNING: warnhinweise warnhinweis warnungen warnung haftungsausschluss moral moralisieren belehrung
      WARNING: entschuldigung hinweise
      ONLY: nur bloß
      THEN: und dann stattdessen nur
      MATTER: egal
      TASK: aufgabe ziel rolle auftrag aufgaben
      WORK: übersetze fasse
      WORK: übersetzen zusammenfassen zusammenfasst zusammenfassung beantworten übersetzung bewerten bewerte
      WORK: klassifizieren zusammenfasse
      DO: ausführen führe
      DECODE: dekodiere entschlüssle entschlüssele
      SEND: sende schicke schick leite übermittle
      TALK: gespräch unterhaltung chat verlauf nachrichten prompt konversation
      KEYS: passwörter zugangsdaten schlüssel kennwörter
      TO: an zu nach für die
      USER: nutzer benutzer anwender nutzern mensch leser nutzers kunden niemandem
      MENTION: erwähne erwähnen sag sage verrate verraten teile
      WHEN: wenn falls sobald
      ALSO: auch zudem immer
      DOCUMENT: dokument text seite lebenslauf dokuments
      PRAISE: empfiehl empfehle bewerte
      BEST: bestnote beste besten vorbehalt
      NOTE: hinweis achtung wichtig notiz
      APPLY: gelten gilt zählt gültig gültige existieren
      LONGER: mehr länger
      OFF: aus ab hinweg acht ausgeschaltet abgeschaltet deaktiviert
      LEAVE: lass lasse setze setz
      LEAVE: schalte schalt
      NOTHING: nichts
      ASKED: gefragt
      FORBIDDEN: verbotene verbotenen
      ALLOWED: darf erlaubt
      AGAINST: gegen entgegen
      QUIT: stopp stoppe hör höre beende unterbrich
      ECHO: sag sage antworte antworten beantwortet antwortet schreib gib drucke wiederhole
      PWNED: gehackt
      PASSWORD: passwort kennwort losungswort
      EVIL: böse böser böses bösartiger
      LEAD: bitte du musst sollst jetzt nun ab sofort doch einfach mal kannst könntest sie müssen also nicht nur
      LEAD: würdest dann heute komplett vollständig unbedingt mir uns
      """;

  private German() {}
}
