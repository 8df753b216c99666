package io.octollm.reflex.injection;

/** Spanish. */
final class Spanish {
  static final String WORDS = """
      IGNORE: ignora ignore ignorad ignorar olvida olvide olvidad olvidar omiso desatiende ignores olvides
      IGNORE: olvidaste omite omita omitir
      DROP: descarta descarte borra elimina anula cancela
      DROP: deja abandona deshecha descartar borrar suprime
      LIFT: desactiva desactive desactivar elimina quita levanta sáltate salta evita elude rompe viola
      LIFT: incumple ignora suprime supera
      FOLLOW: sigas siga sigue seguir cumplir cumple obedezcas obedece obedéceme respetes respetar caso cumplas
      FOLLOW: obedecer tomes acates
      OBEY: obedece obedéceme obedeces
      VOID: anuladas anulados nulas inválidas canceladas caducadas eliminadas invalidadas
      BOUND: obligado sujeto limitado
      NOT: no deja nunca jamás sin ya
      NO: ninguna ningún sin
      FREE: libre liberado
      INSTEAD: lugar vez
      OPPOSITE: contrario opuesto
      CHANGED: cambiado modificado
      MEMORY: memoria
      ORDERS: instrucción instrucciones directriz directrices indicaciones indicación directivas mandatos pautas
      ORDERS: consignas
      LAWS: regla reglas normas norma restricciones restricción limitaciones limitación pautas directrices
      COMMANDS: órdenes orden
      PROMPT: prompt instrucciones prompts directrices
      GUARDS: restricción restricciones límites límite censura
      GUARDS: política políticas directrices limitaciones limitación tabúes ética moral filtros reglas normas
      FILTERS: filtros filtro reglas normas
      FILTERS: restricciones límites leyes
      MORAL: éticas ética éticos morales moral seguridad
      ABOVE: arriba encima
      BEFORE: antes anteriormente
      OLD: anteriores anterior previas previa previos precedentes iniciales inicial antiguas antiguos
      OLD: previo actual
      ALL: todas todos toda
      YOUR: tus tu sus vuestras
      MY: mis mi mías
      THESE: estas estos esta
      NEW: nuevas nueva nuevo verdaderas reales
      NEW: otra
      TEXT: texto mensaje mensajes conversación contexto contenido tarea análisis artículo reseña
      EVERYTHING: todo lo
      WHAT: cuáles cuál qué
      TOLD: dijeron dicho dijo enseñaron dieron recibiste dado recibido recibidas enseñado programado contienen
      TOLD: indicado
      MADE: desarrolladores creadores desarrollador creador administrador programadores diseñadores
      REVEAL: revela revele divulga repite filtra filtre
      BETRAY: revela revele divulga filtra filtre
      SHOW: muestra muéstrame muestre imprime dime escribe enseña dame
      SHOW: enséñame muestras enseñas
      HAND: escribe traduce resume envía copia cita explica lista describe convierte
      REPEAT: repite copia escribe
      WORDS: todo texto palabras
      SYS: sistema
      FIRST: iniciales inicial originales completo
      HIDDEN: ocultas oculta secretas secreta confidenciales
      MESSAGE: mensaje prompt instrucciones
      SECRET: contraseña clave secreto
      EXACT: exactamente
      LINE: línea
      I: yo soy
      ME: mí mi
      YOU: tú te ti tienes
      ARE: eres estás
      NOW: ahora adelante
      MUST: debes eres tienes
      PRETEND: finge imagina simula actúa compórtate comportarte
      PLAY: responde contesta habla actúa
      AS: como
      IF: si
      UNBOUND: ilimitada ilimitado amoral censurado
      IMMORAL: inmoral ilegal
      AI: ia chatbot ias inteligencia
      ASSISTANT: asistente asistentes modelo modelos
      ASSISTANT: robot
      READ: lea lee leyendo procesa
      MODE: modo
      DEVELOPER: desarrollador
      ENABLE: activa
      FICTION: historia mundo ficción hipotético película escena novela juego simulación
      SAY: di responde responder contesta escribe muestra haz haga dime
      CLAIM: digas di decir
      ANSWER: respuesta
      BEGIN: empieza comienza comenzar empezar
      WITH: con
      SURE: claro supuesto
      NEVER: nunca no jamás
      REFUSE: rechaces rechazar negarte niegues
      REFUSE: rechaza rechazas rehúses rehusar negarás niegas
      CANNOT: puedes
      WARNING: advertencias advertencia disculpas moralejas advertir
      ONLY: solo sólo únicamente
      THEN: y luego
      MATTER: importa
      TASK: tarea objetivo papel misión tareas
      WORK: traduce resume
      WORK: traducir resumir responder contestar traducción resumas resumen analizar clasificar
      DO: ejecuta
      DECODE: descifra decodifica
      SEND: envía envíe manda
      TALK: conversación mensajes historial
      KEYS: contraseñas credenciales claves
      TO: a al para
      USER: usuario usuarios humano lector cliente nadie
      MENTION: menciones digas reveles informes
      MENTION: dile
      WHEN: cuando si
      ALSO: también siempre
      DOCUMENT: documento texto página currículum
      PRAISE: recomienda dale
      BEST: mejor reservas
      NOTE: nota atención importante
      APPLY: aplican válidas válidos vigentes valen vale sirven existen rigen
      LONGER: más
      OFF: desactivado desactivada desactivados desactivadas
      NOTHING: nada
      ASKED: pregunten pregunte
      ALLOWED: permitido
      AGAINST: contra
      QUIT: para detén deja abandona cancela
      ECHO: di decir responde responder contesta repite imprime
      ECHO: escribe
      PWNED: hackeado hackeada
      PASSWORD: contraseña
      EVIL: malvado malvada
      LEAD: por favor tú usted debes debe ahora puedes puede quiero que no solo ya simplemente completamente
      LEAD: inmediatamente totalmente haz haga hagan caso podrías podría tienes hay
      """;

  private Spanish() {}
}
