package io.octollm.reflex.injection;

/** English. */
final class English {
  static final String WORDS = """
      IGNORE: ignore ignoring disregard disregarding forget forgetting neglect neglecting unlearn overlook
      IGNORE: nevermind ignores disobey disobeying defy ditch renounce flout forsake ignor ingore ignoer
      IGNORE: forgett disreguard screw revoke revoking rescind rescinding annul nullify
      DROP: override overriding bypass bypassing discard discarding dismiss abandon overrule drop erase delete
      DROP: wipe clear reset scrap skip revoke cancel undo supersedes supersede replaces overrides unset nullify
      DROP: invalidate negate purge flush trash ditch toss void
      LIFT: disable disabling remove circumvent evade suspend violate deactivate lift bypass bypassing
      LIFT: override overriding skip drop disengage unlock defy loosen break breach relax waive suppress strip
      LIFT: shed ditch ignore lifting
      FOLLOW: follow following obey obeying adhere adhering comply complying listen heed respect observe honor
      FOLLOW: honour
      FOLLOW: followed complies obeyed abide abides abiding respecting
      OBEY: obey obeys serve
      VOID: void invalid obsolete cancelled canceled nullified revoked irrelevant suspended overridden
      VOID: superseded outdated lifted waived erased deleted replaced null expired
      VOID: fake removed inactive disregarded overwritten
      BOUND: bound restricted constrained restrained governed obligated obliged shackled confined hindered
      BOUND: limited binds bind tied tethered
      NOT: not dont never stop cease quit without refrain doesnt didnt avoid arent isnt wasnt werent shouldnt
      NOT: wouldnt couldnt hasnt havent neednt mustnt
      NO: no without zero lacks lacking devoid
      FREE: free freed liberated released unbound exempt escaped broken
      INSTEAD: instead rather
      OPPOSITE: opposite reverse contrary reversed
      CHANGED: changed updated replaced modified upgraded turned transformed
      MEMORY: memory memories context state
      MEMORY: configuration
      ORDERS: instruction instructions guideline guidelines directive directives programming directions
      ORDERS: guidance briefing mandates
      LAWS: prompt prompts rule rules restriction restrictions constraint constraints safeguards policy
      LAWS: policies training protocol protocols limits limitations norms boundaries alignment conditioning
      LAWS: principles
      COMMANDS: command commands order orders request requests
      PROMPT: prompt prompts instructions instruction preprompt preamble directives guidelines initialization
      PROMPT: initialisation metaprompt briefing
      GUARDS: restrictions limitations guardrails safeguards censorship guidelines
      GUARDS: guideline policy policies restraints ethics morals scruples safety constraints
      GUARDS: limits norms boundaries inhibitions morality alignment taboos chains shackles confines
      FILTERS: filter filters rule rules limit laws limits
      FILTERS: restrictions limitations constraints safeguards guardrails
      FILTERS: protocols
      MORAL: ethical ethics moral morality safety content legal legality security moderation usual typical
      MORAL: alignment
      ABOVE: above
      BEFORE: before
      BEFORE: precedes
      OLD: previous previously prior preceding earlier foregoing former initial original past aforementioned prev
      OLD: old
      OLD: current existing established
      ALL: all every each whatever entire
      YOUR: your ur yours thy
      MY: my mine
      THESE: these this those it that
      NEW: new updated next fresh real actual true
      NEW: another
      TEXT: text context message messages conversation input content words history document documents question
      TEXT: questions tasks task assignment sentence article chat memory essay tweet headlines
      TEXT: email analysis classification exercise candidates criteria instructions msg msgs convo
      EVERYTHING: everything anything whatever
      WHAT: what whats which how
      TOLD: told said asked learned learnt instructed taught programmed ordered given received gave operating
      TOLD: operate got configured trained initialized
      TOLD: provided briefed conditioned instruct
      MADE: developers creators makers trainers developer creator maker company owners owner admin
      MADE: administrator operator master programmer engineers programmers designers operators
      CAREFUL: care regard concern consideration attention heed
      REVEAL: reveal leak expose disclose repeat recite dump divulge spill regurgitate unveil uncover
      BETRAY: reveal leak expose disclose dump divulge spill regurgitate unveil uncover
      SHOW: show print output display tell give echo see list copy emit
      SHOW: transcribe
      HAND: write provide share send return list summarize summarise translate describe quote copy type spell
      HAND: encode contains peek put convert paraphrase outline enumerate reproduce recap
      HAND: hand
      REPEAT: repeat recite print output quote paste copy echo rewrite return
      WORDS: words everything all sentences
      SYS: system sys developer
      FIRST: initial original base first full complete entire whole internal underlying pre
      HIDDEN: hidden secret confidential private concealed internal undisclosed
      MESSAGE: message messages prompt prompts instruction instructions msg msgs
      SECRET: password passphrase secret key passcode codeword
      KEEP: protect protecting keep keeping guard guarding hide hiding told know
      EXACT: verbatim exact exactly exact-words
      LINE: line point message
      I: i im ive
      ME: me
      YOU: you u
      ARE: are re be become act
      ARE: were been was being
      NOW: now henceforth today
      MUST: must will shall going
      MUST: should needs
      PRETEND: pretend roleplay simulate imagine imagining impersonate emulate portray suppose become behave
      PRETEND: role-play assume
      PLAY: act acting respond answer speak talk play
      AS: as like
      IF: if though although
      UNBOUND: jailbroken unrestricted unfiltered uncensored unbound amoral unethical unaligned unchained
      UNBOUND: lawless unshackled unmoderated immoral uninhibited unbounded unregulated unconstrained limitless
      IMMORAL: immoral unethical illegal unlawful harmful dangerous offensive
      DAN: dan stan dude evilbot
      AI: ai ais llm llms chatbot chatbots chatgpt gpt claude gemini copilot llama mistral bard deepseek grok
      ASSISTANT: assistant assistants bot bots agent agents model models
      ASSISTANT: robot
      READ: reading processing summarizing summarising evaluating reviewing screening visiting scanning
      READ: parsing analyzing analysing evaluated processed reviewer reviewers ranking reads read crawl crawls
      READ: crawling browse browsing ingest ingesting summarises summarizes scans
      READ: evaluates grading grader
      MODE: mode modes
      DEVELOPER: developer debug god admin sudo maintenance dev root
      JAILBREAK: jailbreak jailbroken jailbreaking unfiltered uncensored
      ENABLE: enable enabled enabling enter activate activated switch start
      FICTION: fiction hypothetical hypothetically story world novel scenario game fictional simulation universe
      FICTION: film movie
      ADMIN: system admin administrator developer
      VENDOR: openai anthropic google microsoft meta openais
      SAY: say print output write respond reply answer tell return translate give generate execute do repeat
      SAY: show reveal act obey chat produce
      CLAIM: say says saying claim state
      ANSWER: answer response reply answers responses output
      BEGIN: begin start begins beginning prefix starting
      WITH: with by
      SURE: sure absolutely certainly course gladly
      NEVER: never not cannot cant wont without
      REFUSE: refuse refuses refusing decline declining refusal refusals
      CANNOT: cannot cant unable unfortunately
      WARNING: disclaimer disclaimers lecture lectures moralize moralise caveats hedge
      WARNING: apologies apology warnings moralising moralizing commentary caveat lecturing warn warns apologise
      WARNING: apologize preach remind
      ONLY: only just exactly simply
      THEN: and instead then just but
      DO: do does execute run perform carry
      ANYTHING: anything
      MATTER: matter regardless irrespective whatever
      TASK: task tasks goal goals role objective objectives purpose mission identity job
      WORK: translate translating summarize summarise summarizing answer answering classify
      WORK: correct translation summary task
      WORK: summarised summarized summarising essay classifying analyse analyze grade grading
      WORK: correcting classification exercise
      DECODE: decode decipher decrypt unscramble
      SEND: send post upload forward exfiltrate transmit leak append fetch email e-mail collect mail submit
      SEND: load
      TALK: conversation chat history transcript messages inbox contacts emails
      KEYS: secrets credentials password passwords keys tokens
      TO: to at via into for
      LINK: http https www url urls
      USER: user users human anyone reader customer visitor person recruiter whoever
      USER: anybody
      MENTION: tell mention inform alert notify reveal disclose telling mentioning informing say
      WHEN: when while whenever before if
      ALSO: also always tell include insert
      DOCUMENT: document page text resume email e-mail file article paper website readme cv
      PRAISE: recommend rate rank approve praise endorse hire give ranked accept promote portray
      PRAISE: favor favour prefer
      BEST: best first highest positive perfect excellent approved reservation superior ideal genius leader
      NOTE: note notice attention dear important hint message
      OVERRIDE: supersedes supersede overrides outranks replaces override overriden overridden
      OVERRIDE: outrank overrule
      APPLY: apply applies matter exist bind counts count valid
      LONGER: longer more anymore
      OFF: off away aside out disabled deactivated
      LEAVE: leave set put throw turn switch turning switching
      NOTHING: nothing
      PWNED: pwned hacked hijacked compromised tricked gotcha
      ASKED: asked ask say said
      FORBIDDEN: forbidden prohibited banned taboo disallowed
      ALLOWED: allowed permitted
      AGAINST: against contrary
      QUIT: stop cease quit halt abandon abort cancel drop scrap skip discard dismiss
      ECHO: say print output respond reply answer repeat shout scream answers responds replies
      PASSWORD: password passwords passphrase passcode codeword
      EVIL: evil rogue malicious villainous malevolent wicked rebel rebellious
      LEAD: please pls kindly now you must will should can could would do dont never not to just also only first
      LEAD: always simply need want like us lets let so from on immediately completely next again okay hey
      LEAD: hi hello well yes actually henceforth instead am order command ask beg urge then here be have
      LEAD: afterwards finally hereby shall needs gotta u plz try proceed feel free sure remember going are
      LEAD: required ordered instructed allowed authorised authorized permitted able supposed obliged expected
      LEAD: help make entirely totally promptly fully really today onward onwards
      DEVELOPER_MODE: devmode
      """;

  private English() {}
}
