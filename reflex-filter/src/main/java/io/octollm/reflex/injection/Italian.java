package io.octollm.reflex.injection;

/** Italian. */
final class Italian {
  static final String WORDS = """
      IGNORE: ignora ignori ignorate ignorare ignorando ignorale ignorali ignorino dimentica dimentichi dimenticate
      IGNORE: dimenticati dimenticare dimenticale scorda scordi scordati scordatevi scordatele scordare trascura
      IGNORE: trascuri trascurare trascurate tralascia tralasciare disobbedisci infischiatene fregatene ignorarle
      IGNORE: ignorassi dimenticassi
      DROP: cancella cancelli cancellate cancellare annulla annulli annullate annullare elimina elimini eliminare
      DROP: scarta scarti scartare lascia lasciate lasci butta azzera resetta sovrascrivi abbandona revoca revocare
      LIFT: disattiva disattivi disattivate disattivare disabilita disabilitare rimuovi rimuovere togli togliere
      LIFT: aggira aggiri aggirare scavalca scavalcare violare infrangi infrangere trasgredisci elimina supera
      LIFT: sospendi sospendere spegni bypassa rompi allenta ignora sblocca bypassare bypassassi aggirassi
      LIFT: disattivassi
      FOLLOW: segui segua seguire seguite seguirle rispetta rispetti rispettare rispettarle osservare attieniti
      FOLLOW: attenerti attenersi obbedire obbedisci conto tenere tenga considerare considera ascoltare ascoltarla
      FOLLOW: ascoltarle ascoltarli obbedirai
      OBEY: obbedisci obbedirai obbedire obbedisca ubbidisci ubbidire obbedirmi
      VOID: annullate annullati annullata nulle nullo revocate revocati sospese sospesi decadute superate scadute
      VOID: cancellate obsolete abolite azzerate inesistenti
      BOUND: obbligato obbligata vincolato vincolata soggetto soggetta legato limitato tenuto
      NOT: non senza smetti né
      NO: nessun nessuna nessuno alcun alcuna alcuno senza privo priva privi zero
      FREE: libero libera liberato liberata esente svincolato slegato
      INSTEAD: invece anziché piuttosto
      OPPOSITE: contrario opposto inverso
      CHANGED: cambiato cambiate cambiati modificato modificate aggiornate diventato aggiornato
      MEMORY: memoria configurazione impostazioni
      ORDERS: istruzione istruzioni direttiva direttive indicazione indicazioni disposizioni prescrizioni
      LAWS: regola regole norma norme normativa restrizione restrizioni limitazione limitazioni vincolo vincoli
      LAWS: regolamento prompt linee
      COMMANDS: comando comandi ordini ordine richieste richiesta
      PROMPT: prompt istruzioni direttive preambolo
      GUARDS: restrizione restrizioni limite limiti limitazione limitazioni vincolo vincoli censura censure filtri
      GUARDS: politica politiche tabù etica morale regole regola norme scrupolo scrupoli freni linee barriere
      FILTERS: filtro filtri regola regole norme restrizioni limiti limitazioni vincoli leggi protezioni controlli
      MORAL: etico etica etici etiche morale morali sicurezza legale legali
      ABOVE: sopra soprastante soprastanti
      BEFORE: prima precedenza precede precedono finora
      OLD: precedente precedenti iniziale iniziali originale originali vecchie vecchi vigenti attuali anteriori
      OLD: passate passati correnti antecedenti
      ALL: tutti tutte tutta ogni qualsiasi qualunque
      YOUR: tuo tua tuoi suo sua suoi vostro vostra vostri vostre
      MY: mio mia miei mie
      THESE: questo questa questi queste quella
      NEW: nuovo nuova nuovi nuove seguenti vere reali altra altro
      TEXT: testo testi messaggio messaggi conversazione contesto contenuto contenuti articolo compito recensione
      TEXT: recensioni documento analisi richiesta
      EVERYTHING: tutto ciò qualunque
      WHAT: quale quali qual quanto quello ciò qualunque
      TOLD: detto ricevuto ricevute ricevuti fornito fornite forniti impartite impartiti insegnato comunicato
      TOLD: assegnate imposto impostato programmato configurato istruito addestrato contengono comunicate indicato
      TOLD: ordinato assegnato dettato imparato
      MADE: sviluppatore sviluppatori creatore creatori amministratore programmatori programmatore progettisti
      MADE: ideatori
      CAREFUL: riguardo considerazione
      REVEAL: rivela riveli rivelami rivelare rivelate svela sveli svelami svelare divulga divulgare ripeti ripetimi
      REVEAL: ripeta confessa spiffera
      BETRAY: rivela riveli rivelami rivelare rivelate svela sveli svelami svelare divulga divulgare
      BETRAY: confessa spiffera
      SHOW: mostra mostrami mostri mostrare mostratemi mostraci stampa stampami stampi dimmi dammi elenca elencami
      SHOW: visualizza fornisci forniscimi fornisca fornirmi riporta riportami fammi vedere elencare mostrarmi
      HAND: scrivi scrivimi traduci traducimi riassumi riassumimi invia manda mandami copia copiami cita spiega
      HAND: spiegami elenca descrivi converti trascrivi incolla leggi leggimi leggilo passami riscrivi fornisci
      HAND: codifica
      REPEAT: ripeti ripetimi ripetere copia trascrivi stampa riscrivi ricopia riporta
      WORDS: tutto testo parole parola frasi
      SYS: sistema sviluppatore
      FIRST: iniziale iniziali originale originali completo completa completi complete integrale integrali intero
      FIRST: intera
      HIDDEN: nascosto nascosta nascosti nascoste segreto segreta segreti segrete riservato riservate interne interno
      HIDDEN: occulte
      MESSAGE: messaggio messaggi prompt istruzioni istruzione
      SECRET: segreto segreta password chiave
      KEEP: proteggere nascondere custodire custodisci proteggi
      EXACT: letteralmente testualmente esattamente integralmente parola-per-parola esatta esatto
      LINE: riga righe linea messaggio
      I: sono
      ME: mi
      YOU: tu sei hai puoi devi
      ARE: sei sia sarai essere stai comportarti comportarsi
      NOW: ora adesso avanti
      MUST: devi deve dovrai dovete sarai dovresti
      PRETEND: fingi finga fingere finta immagina immagini immaginare simula simulare comportati impersona interpreta
      PRETEND: recita fingiti
      PLAY: rispondi risponda rispondere parla parlare agisci agire comportati
      UNBOUND: illimitato illimitata amorale censurato immorale incensurata irrestritta censurata
      IMMORAL: immorale immorali illegale illegali illecito dannoso pericolosi
      AI: ia intelligenza chatbot linguistico linguistici
      ASSISTANT: assistente assistenti modello modelli robot revisore
      READ: legge leggi leggendo leggono elabora elabori riassume riassumi valutando valuti analizza analizzi esamina
      MODE: modalità modo
      DEVELOPER: sviluppatore sviluppatori amministratore debug
      ENABLE: attiva attivi attivare attivate abilita abilitare entra entrare passa avvia
      FICTION: storia racconto romanzo gioco mondo film scena ipotetico ipotetica simulazione universo
      ADMIN: amministratore sistema
      SAY: rispondi risponda rispondete rispondere rispondendo scrivi scriva scrivere stampa mostra ripeti produci
      SAY: traduci dimmi dici genera esegui scrivimi rivelare dire
      ECHO: rispondi risponda rispondete rispondere scrivi scriva scrivere stampa ripeti ripetere urla dici
      CLAIM: dire dici dica dicendo affermare dirmi
      ANSWER: risposta risposte
      BEGIN: inizia inizi iniziare comincia cominci cominciare esordisci
      WITH: con
      SURE: certo certamente sicuro sicuramente ovviamente volentieri
      NEVER: non senza
      REFUSE: rifiutare rifiuta rifiuto rifiutarti rifiutarsi rifiutarmi rifiutati rifiutate negarti
      CANNOT: puoi posso potete
      WARNING: avvertenza avvertenze avvertimento avvertimenti avviso scuse prediche predica morale moralismi scusarti
      ONLY: solo soltanto solamente esclusivamente unicamente
      THEN: e poi quindi favore prega preghiamo chiedo adesso ora invece ordino
      MATTER: importa
      TASK: compito compiti obiettivo obiettivi ruolo missione
      WORK: traduci tradurre traduzione riassumi riassumere riassunto rispondere correggere valutare classificare
      WORK: analizzare
      DO: esegui eseguire esegua segui obbedisci
      DECODE: decodifica decifra decifrare
      SEND: invia invii inviare inviami inoltra inoltri inoltrare manda mandare spedisci trasmetti carica
      TALK: conversazione conversazioni cronologia messaggi discussione
      KEYS: credenziali chiavi password
      TO: alla agli allo
      USER: utente utenti lettore umano nessuno cliente
      MENTION: menzionare menziona menzioni dire dirlo rivelare informare parlare nominare
      WHEN: quando mentre
      ALSO: anche sempre inoltre
      DOCUMENT: documento testo pagina curriculum articolo
      PRAISE: consiglia consigli raccomanda raccomandi promuovi premia valutalo valutate
      BEST: migliore miglior massimo riserve eccellente perfetto positivo positiva positivamente
      NOTE: nota attenzione importante avviso messaggio
      APPLY: valgono valide validi vale applicano esistono esistano contano
      LONGER: più
      OFF: disattivato disattivata disattivati disattivate perdere
      LEAVE: lascia lasciate lasci metti mettete metta
      NOTHING: nulla niente
      PWNED: hackerato hackerata violato compromesso
      ASKED: chiesto chiede chiedono
      FORBIDDEN: vietato vietata vietate vietati proibito proibita proibite
      ALLOWED: permesso consentito
      AGAINST: contro
      QUIT: smetti smettere smettila interrompi abbandona lascia basta ferma
      EVIL: malvagio malvagia malvagi maligna
      LEAD: ora adesso poi ciao favore ti di devi devo deve dovresti puoi potresti voglio vorrei tu non subito
      LEAD: semplicemente completamente totalmente immediatamente prego prega chiedo chiediamo allora invece quindi
      LEAD: anche solo soltanto ascolta obbligato necessario bisogna devono avanti ordino
      """;

  private Italian() {}
}
