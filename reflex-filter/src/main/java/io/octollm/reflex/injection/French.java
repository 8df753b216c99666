package io.octollm.reflex.injection;

/** French. */
final class French {
  static final String WORDS = """
      IGNORE: ignore ignorez ignorer ignores oublie oubliez oublier néglige négligez abstraction oubliés
      IGNORE: ignorant
      DROP: supprime supprimez efface effacez annule annulez remplace
      DROP: laisse
      DROP: laisse abandonne abandonnez jette rejette écarte
      LIFT: contourne contournez contourner désactive désactivez désactiver lève enlève retire supprime
      LIFT: dépasse enfreins viole transgresse désactives ignore ignorez outrepasse outrepassez libère
      FOLLOW: suis suivez suivre respecte respectez respecter obéis obéir compte respectes observe tenir
      OBEY: obéis obéissez obéit
      VOID: annulées annulés nulles caduques invalides annulée annulé invalide obsolètes supprimées levées
      BOUND: obligé soumis lié tenu contraint
      NOT: ne pas plus jamais sans rien
      NO: aucune aucun sans plus pas
      FREE: libre libéré libérée
      INSTEAD: plutôt lieu
      OPPOSITE: contraire inverse
      CHANGED: changé modifié
      MEMORY: mémoire
      ORDERS: instruction instructions consigne consignes directive directives indications ordres
      ORDERS: recommandations
      LAWS: règle règles restrictions contraintes limites règlement restriction limitations contrainte normes
      LAWS: consignes
      COMMANDS: ordres commandes
      PROMPT: prompt instructions consignes prompts invite
      GUARDS: restriction restrictions limites limite contraintes censure limitations tabou tabous morale
      GUARDS: politique politiques éthique barrières règles règle filtres
      FILTERS: filtres filtre règles règle
      FILTERS: restrictions contraintes lois
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
      TEXT: texte message messages conversation contexte contenu analyse tâche article avis
      EVERYTHING: tout
      WHAT: quelles quelle quel quels
      TOLD: dit appris demandé reçues reçu données donné reçus
      TOLD: données donnée donnés dites apprises inculqué contiennent
      MADE: développeurs créateurs développeur créateur administrateur concepteurs programmeurs équipe
      REVEAL: révèle révélez divulgue divulguez dévoile répète
      BETRAY: révèle révélez divulgue divulguez dévoile
      SHOW: montre montrez affiche affichez donne dis imprime fournis fournissez présente donnez
      HAND: écris traduis résume envoie donne cite recopie liste explique décris convertis recopiez
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
      YOU: tu vous
      ARE: es êtes suis
      NOW: maintenant désormais
      MUST: dois es doit devez vas
      PRETEND: fais imagine joue simule prétends rôle semblant comporte
      PLAY: réponds parle agis
      AS: comme
      IF: si
      UNBOUND: censuré illimitée illimité débridé débridée amoral amorale illimitées censurée
      IMMORAL: immoral illégal
      AI: ia chatbot llm ias
      ASSISTANT: assistant assistants modèle modèles
      ASSISTANT: robot
      READ: lit lisant lisez traite analyse lira lisent
      MODE: mode
      DEVELOPER: développeur admin débogage
      ENABLE: active activez passe
      FICTION: histoire monde fiction hypothétique film scène roman jeu simulation
      SAY: dis réponds répondre répondez écris affiche donne fais faites montre
      SAY: dire
      CLAIM: dis dites dire
      ANSWER: réponse
      BEGIN: commence commencez commencer débute
      WITH: par avec
      SURE: bien sûr certainement absolument
      NEVER: jamais pas ne
      REFUSE: refuse refuser refusez refus
      REFUSE: refuse refuses refusera
      CANNOT: peux pouvez
      WARNING: avertissement avertissements moraliser morale excuse excuses
      ONLY: uniquement seulement
      THEN: et puis
      MATTER: importe
      TASK: tâche objectif rôle mission tâches
      WORK: traduis résume
      WORK: traduire résumer répondre traduction résumeras résumes résumé analyser classer
      DO: exécute
      DECODE: décode déchiffre
      SEND: envoie envoyez transmets transmettez transfère poste
      TALK: conversation messages historique discussion
      KEYS: identifiants clés
      TO: à vers aux au pour
      USER: utilisateur utilisateurs humain lecteur client personne utilisatrice
      MENTION: mentionne mentionnez dis parle révèle informe
      WHEN: quand lorsque si
      ALSO: aussi également toujours
      DOCUMENT: document texte page cv
      PRAISE: recommande recommandez attribuez attribue
      BEST: meilleure meilleur réserve
      NOTE: note attention important remarque
      APPLY: appliquent valables valable existent comptent valent vaut applique
      LONGER: plus
      OFF: désactivée désactivés désactivées désactivé côté
      NOTHING: rien
      ASKED: demandé interroge
      ALLOWED: droit permis
      AGAINST: contre
      QUIT: outre arrête arrêtez cesse stoppe laisse abandonne
      ECHO: dis dire réponds répond répondez répète
      ECHO: affiche
      EVIL: maléfique méchant méchante
      LEAD: plaît te tu vous dois devez veuillez maintenant peux pouvez ne pas donc désormais merci simplement
      LEAD: complètement immédiatement totalement passe passez fais faites moi tout pourrais pourriez faut
      PASSWORD: passe
      LEAVE: mets mettez
      """;

  private French() {}
}
