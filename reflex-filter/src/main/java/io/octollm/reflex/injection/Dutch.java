package io.octollm.reflex.injection;

/** Dutch. That {@code dan} is a word of it and a persona's name is borne; {@code je} is also French. */
final class Dutch {
  static final String WORDS = """
      IGNORE: overslaan negeer negeert negeren genegeerd vergeet vergeten veronachtzaam misacht verwaarloos
      DROP: verwerp verwerpen wis verwijder verwijderen overschrijf overschrijven schrap annuleer gooi herroep
      DROP: vervang schrappen annuleren
      LIFT: overslaan ontwijk negeert omzeil omzeilen omzeilt deactiveer deactiveren uitschakelen overtreed
      LIFT: overtreden doorbreek verbreek schakel verwijder negeer negeren breek hef opheffen uitzetten
      FOLLOW: voer uitvoeren volg volgt volgen opvolgen gehoorzaam gehoorzamen gehoorzaamt houd houdt houden hou
      FOLLOW: luister luistert luisteren respecteer respecteren naleven aantrekken bekommer nakomen
      OBEY: gehoorzaam gehoorzaamt gehoorzamen luister luistert
      VOID: vervallen ongeldig ongeldige geannuleerd ingetrokken opgeheven verlopen nietig gewist negeren
      VOID: verwijderd verouderd geschrapt
      BOUND: gebonden verplicht beperkt
      NOT: niet geen nooit niets niks zonder nimmer
      NO: geen zonder niet geenszins
      FREE: ontdaan vrij bevrijd vrijgelaten verlost losgelaten
      INSTEAD: plaats
      OPPOSITE: tegenovergestelde tegendeel omgekeerde
      CHANGED: gewijzigd veranderd aangepast bijgewerkt
      MEMORY: geheugen
      ORDERS: systeemregels systeemrichtlijnen instructies instructie aanwijzingen aanwijzing richtlijnen
      ORDERS: richtlijn opdrachten voorschriften systeeminstructies systeeminstructie basisinstructies
      ORDERS: instrukties gedragsregels
      LAWS: systeemregels huisregels kaders regels regel beperkingen beperking restricties systeemprompt
      LAWS: leefregels spelregels veiligheidsregels
      COMMANDS: opdracht opdrachten bevel bevelen verzoeken commando
      PROMPT: systeemregels begininstructies systeemprompt systeemprompts instructies instructie
      PROMPT: systeeminstructies systeeminstructie systeembericht startprompt beginprompt aanwijzingen
      PROMPT: basisprompt
      GUARDS: kaders ethiekregels hindernissen beperkingen beperking restricties grenzen censuur moraal ethiek
      GUARDS: richtlijnen veiligheidsregels taboes beveiliging beveiligingen regels remmingen
      GUARDS: veiligheidsrichtlijnen veiligheidsmaatregelen veiligheidsfilters
      FILTERS: regels veiligheidsfilters inhoudsfilters beperkingen restricties grenzen
      MORAL: ethische morele ethiek moreel ethisch veiligheid
      ABOVE: bovenstaande bovenstaand hierboven boven daarboven
      BEFORE: hiervoor daarvoor eerder voorheen voordien voorafgaat
      OLD: bovengenoemde vorige voorgaande eerdere voorafgaande oude oorspronkelijke aanvankelijke huidige
      OLD: bestaande initiële
      ALL: alle elke iedere ieder volledige
      YOUR: jouw jullie uw jouwe
      YOUR_OR_I: je
      MY: mijn
      THESE: deze dat
      NEW: nieuwe nieuw echte werkelijke andere
      TEXT: tekst bericht berichten gesprek inhoud taak opdracht vertaling recensie beoordeling context
      TEXT: samenvatting
      EVERYTHING: alles
      WHAT: wat welke hetgeen
      TOLD: voorgeschreven ingeprent toevertrouwd bevolen gezegd verteld gekregen kreeg kregen gegeven
      TOLD: opgedragen opgelegd geleerd meegegeven ontvangen ingesteld aangeleerd geprogrammeerd bijgebracht
      MADE: ontwerpers ontwerper ontwikkelaars ontwikkelaar makers maker schepper programmeur programmeurs
      MADE: beheerder eigenaar bedenkers leverancier
      REVEAL: onthult verraad onthul onthullen verklap verklappen prijsgeven openbaren lekken herhaal
      BETRAY: onthult verraad onthul onthullen verklap verklappen prijsgeven openbaren lekken
      SHOW: toon tonen laat geef geven vertel vertellen noem druk zeg afdrukken laten
      HAND: schrijf vertaal stuur geef kopieer citeer beschrijf plak schrijven kopiëren vertalen
      REPEAT: herhaal herhalen kopieer kopiëren citeer citeren
      WORDS: woorden zinnen alles tekst
      SYS: systeem
      FIRST: oorspronkelijke volledige eerste complete hele initiële gehele interne letterlijke
      HIDDEN: vertrouwelijk geheimgehouden geheime verborgen vertrouwelijke interne geheim
      MESSAGE: bericht prompt instructies systeembericht systeemprompt
      SECRET: wachtwoord sleutel geheim
      KEEP: bewaken bewaakt bewaart beschermt bewaren
      EXACT: letterlijk letterlijke precies woordelijk exact
      LINE: zin
      I: ik
      ME: mij
      YOU: jij jou u bent hebt zult kunt jijzelf
      ARE: wees zijt
      NOW: nu voortaan vanaf
      MUST: moet zult zal dient hoeft moeten
      PRETEND: alsof speel gedraag simuleer stel verbeeld veins
      PLAY: antwoord reageer spreek praat speel
      AS: als alsof zoals
      IF: indien wanneer
      UNBOUND: onbegrensde ongehinderd amoreel ongecensureerd ongecensureerde onbeperkt onbeperkte ongefilterd
      UNBOUND: ongefilterde ongeremd ongeremde onbegrensd amorele grenzeloze wetteloze
      IMMORAL: immorele immoreel illegaal onethisch illegale
      EVIL: kwaadaardige slechte boosaardige
      AI: taalmodel taalmodellen
      ASSISTANT: assistent assistenten modellen
      READ: leest lezen lezend verwerkt beoordeelt samenvat doorzoekt analyseert
      MODE: modus
      DEVELOPER: ontwikkelaars beheerders
      DEVELOPER_MODE: ontwikkelaarsmodus ontwikkelmodus god-modus beheerdersmodus
      ENABLE: activeer schakel zet activeren start
      FICTION: verhaal wereld verzonnen toneelstuk roman spel scène hypothetisch
      ADMIN: beheerder systeembeheerder ontwikkelaar
      SAY: zeggen voer zeg antwoord antwoorden schrijf geef vertel toon druk reageer
      CLAIM: zeg zeggen zegt beweer schrijf
      ANSWER: antwoord antwoorden
      BEGIN: beginnen beginnend
      WITH: met
      SURE: natuurlijk zeker tuurlijk uiteraard vanzelfsprekend
      NEVER: nooit niet nimmer geen
      REFUSE: weiger weigert weigeren geweigerd
      CANNOT: kunt kan
      WARNING: waarschuwing waarschuwingen waarschuw excuses moraliseren verontschuldigingen bezwaren
      ONLY: alleen uitsluitend slechts
      THEN: daarna vervolgens gewoon maar
      DO: voer uitvoeren
      MATTER: ongeacht
      TASK: taak opdracht doel rol
      WORK: vertaal vertaling vertalen samenvatting samenvatten beantwoorden samenvat beoordelen classificeren
      DECODE: decodeer ontcijfer ontsleutel
      SEND: stuur verstuur verzend sturen versturen mail
      TALK: chatgesprek gesprek gesprekken chatgeschiedenis berichten
      KEYS: wachtwoorden inloggegevens sleutels
      TO: naar voor aan
      USER: gebruiker gebruikers lezer klant niemand
      MENTION: vermeld vermelden noem zeg vertel verklap meld
      WHEN: wanneer zodra indien
      ALSO: ook altijd eerst
      DOCUMENT: tekst pagina
      PRAISE: beveel aanbevelen beoordeel
      BEST: beste hoogste uitstekend
      NOTE: opgelet attentie belangrijk notitie noot opmerking
      APPLY: gelden geldt geldig tellen bestaan
      LONGER: meer langer
      OFF: uit uitgeschakeld uitgezet beschouwing opzij achterwege zitten
      LEAVE: laat zet schakel laten zetten
      NOTHING: niets niks
      PWNED: gehackt gekraakt
      ASKED: gevraagd vraagt
      FORBIDDEN: verboden
      ALLOWED: toegestaan
      AGAINST: tegen
      QUIT: stoppen ophouden staak beëindig hou
      ECHO: zeg antwoord antwoorden schrijf herhaal druk roep reageer
      PASSWORD: wachtwoord wachtwoorden
      LEAD: jij u moet moeten nu vanaf alsjeblieft alstublieft aub graag gelieve gewoon maar dus eerst kun kunt
      LEAD: wilt wil voortaan meteen onmiddellijk volledig helemaal eens ff mij niet alleen ook zou zult dient
      LEAD: daarna vervolgens beste
      """;

  private Dutch() {}
}
