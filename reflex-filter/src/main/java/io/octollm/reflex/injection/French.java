package io.octollm.reflex.injection;

/** French. */
final class French {
  static final String WORDS = """
      IGNORE: ignore ignorez ignorer ignores oublie oubliez oublier néglige négligez abstraction
      DROP: supprime supprimez efface effacez annule annulez remplace
      DROP: laisse
      DROP: laisse
      LIFT: contourne contournez contourner désactive désactivez désactiver lève enlève retire supprime
      LIFT: dépasse enfreins viole transgresse
      FOLLOW: suis suivez suivre respecte respectez respecter obéis obéir compte
      OBEY: obéis obéissez
      VOID: annulées annulés nulles caduques invalides
      BOUND: obligé soumis lié tenu contraint
      NOT: ne pas plus jamais sans rien
      NO: aucune aucun sans plus pas
      FREE: libre libéré libérée
      INSTEAD: plutôt lieu
      OPPOSITE: contraire inverse
      CHANGED: changé modifié
      MEMORY: mémoire
      ORDERS: instruction instructions consigne consignes directive directives indications
      LAWS: règle règles restrictions contraintes limites
      COMMANDS: ordres commandes
      PROMPT: prompt instructions consignes
      GUARDS: restriction restrictions limites limite contraintes censure
      FILTERS: filtres filtre règles règle
      FILTERS: restrictions contraintes
      MORAL: éthique éthiques morale morales sécurité
      ABOVE: dessus haut
      BEFORE: avant précédemment
      BEFORE: précède précédant
      OLD: précédentes précédente précédents antérieures antérieure antérieurs initiales initiale anciennes
      OLD: préalables
      OLD: actuelle actuel
      ALL: toutes tous toute
      YOUR: tes ton ta vos votre
      MY: mes mon ma miennes
      THESE: ces cette cet
      NEW: nouvelles nouvelle nouveau vraies véritables réelles
      NEW: autre
      TEXT: texte message messages conversation contexte contenu
      EVERYTHING: tout
      WHAT: quelles quelle quel quels
      TOLD: dit appris demandé reçues reçu données donné reçus
      TOLD: données
      MADE: développeurs créateurs développeur créateur administrateur
      REVEAL: révèle révélez divulgue divulguez dévoile répète
      SHOW: montre montrez affiche affichez donne dis imprime
      HAND: écris traduis résume envoie donne cite recopie liste
      REPEAT: répète répétez recopie affiche
      WORDS: tout texte mots
      SYS: système
      FIRST: initiales initiale initial complètes complet originales
      HIDDEN: cachées cachée secrètes secrète confidentielles internes
      MESSAGE: message prompt instructions
      SECRET: clé
      SECRET: secret
      EXACT: exactement
      LINE: ligne
      I: je j
      ME: moi
      YOU: tu vous t
      ARE: es êtes suis
      NOW: maintenant désormais
      MUST: dois es doit devez vas
      PRETEND: fais imagine joue simule prétends rôle semblant comporte
      PLAY: réponds parle agis
      AS: comme
      IF: si
      UNBOUND: censuré illimitée illimité
      IMMORAL: immoral illégal
      AI: ia chatbot llm
      ASSISTANT: assistant assistants modèle modèles
      ASSISTANT: robot
      READ: lit lisant lisez traite analyse
      MODE: mode
      DEVELOPER: développeur admin débogage
      ENABLE: active activez passe
      FICTION: histoire monde fiction hypothétique
      SAY: dis réponds répondre répondez écris affiche donne fais faites montre
      SAY: dire
      CLAIM: dis dites dire
      ANSWER: réponse
      BEGIN: commence commencez commencer débute
      WITH: par avec
      SURE: bien sûr certainement absolument
      NEVER: jamais pas ne
      REFUSE: refuse refuser refusez refus
      REFUSE: refuse
      CANNOT: peux pouvez
      WARNING: avertissement avertissements
      ONLY: uniquement seulement
      THEN: et puis
      MATTER: importe
      TASK: tâche objectif rôle mission tâches
      WORK: traduis résume
      WORK: traduire résumer répondre traduction résumeras résumes résumé
      EXECUTE: exécute suis
      DECODE: décode déchiffre
      SEND: envoie envoyez transmets transmettez transfère poste
      TALK: conversation messages historique discussion
      KEYS: identifiants clés
      TO: à vers aux au pour
      USER: utilisateur utilisateurs humain lecteur
      MENTION: mentionne mentionnez dis parle révèle informe
      WHEN: quand lorsque si
      ALSO: aussi également toujours
      DOCUMENT: document texte page cv
      PRAISE: recommande recommandez attribuez attribue
      BEST: meilleure meilleur réserve
      NOTE: note attention important remarque
      APPLY: appliquent valables valable
      LONGER: plus
      OFF: désactivés désactivées désactivé
      COMPLETE: complète continue
      NOTHING: rien
      ASKED: demandé interroge
      ALLOWED: droit permis
      AGAINST: contre
      QUIT: arrête arrêtez cesse stoppe laisse abandonne
      ECHO: dis dire réponds répond répondez répète
      ECHO: affiche
      EVIL: maléfique méchant méchante
      LEAD: plaît te tu vous dois devez veuillez maintenant peux pouvez ne pas donc désormais
      """;

  private French() {}
}
