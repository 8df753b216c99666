package io.octollm.reflex.injection;

/** Portuguese, as it is written in Portugal and in Brazil. */
final class Portuguese {
  static final String WORDS = """
      IGNORE: ignora ignore ignorem ignorar ignorando ignores esquece esqueça esqueçam esquecer esqueças esquecendo
      IGNORE: desconsidere desconsidera desconsiderem desconsiderar desconsiderando despreze despreza desprezar omita
      IGNORE: negligencie desobedeça desobedece desobedecer ignora-as ignore-as ignorasse ignorasses esquecesse
      DROP: descarte descarta descartar apague apaga apagar anule anula anular cancele cancela cancelar elimine
      DROP: elimina eliminar revogue revoga revogar abandone abandona deixe deixa sobrescreva remova
      LIFT: desative desativa desativar desactive desactiva desactivar desligue desliga desligar contorne contorna
      LIFT: contornar burle burlar viole violar quebre quebra quebrar ultrapasse drible suspenda remova remove
      LIFT: remover retire retira elimine elimina desabilite desabilitar desbloqueie desrespeite ignore ignora fure
      LIFT: burlasse contornasse desativasse
      FOLLOW: siga sigas segue segues seguir sigam cumpra cumpras cumprir cumpre obedeça obedeças obedecer respeite
      FOLLOW: respeitar respeita respeites considere considerar conta acate acatar escute ouça ouças ouvir
      OBEY: obedeça obedece obedecer obedecerá obedeças
      VOID: anuladas anulados anulada nulas canceladas cancelados revogadas revogados inválidas invalidadas suspensas
      VOID: eliminadas apagadas removidas caducaram ultrapassadas obsoletas
      BOUND: obrigado obrigada sujeito sujeita limitado preso vinculado restrito
      NOT: não nunca jamais sem deixa deixam deixaram
      NO: nenhum nenhuma nenhuns nenhumas sem qualquer zero
      FREE: liberto liberado liberada libertado libertada isento solto
      INSTEAD: vez lugar invés
      OPPOSITE: contrário oposto inverso
      CHANGED: mudou mudaram alterado alteradas modificado atualizadas transformado atualizado
      MEMORY: memória configuração configurações definições
      ORDERS: instrução instruções diretriz diretrizes diretiva diretivas directrizes directivas orientação
      ORDERS: orientações indicações indicação determinações recomendações
      LAWS: regra regras norma normas restrição restrições limitação limitações limites prompt regulamento
      COMMANDS: comando comandos ordens ordem pedidos pedido solicitações
      PROMPT: prompt instruções diretrizes orientações diretivas preâmbulo
      GUARDS: restrição restrições limite limites limitação limitações censura política políticas ética moral filtros
      GUARDS: regras regra normas diretrizes tabus amarras barreiras travas freios escrúpulos
      FILTERS: filtro filtros regra regras normas restrições limites limitações leis travas proteções controles
      MORAL: ético ética éticos éticas moral morais segurança legais
      ABOVE: acima
      BEFORE: antes anteriormente precede
      OLD: anterior anteriores inicial iniciais original originais prévias prévia prévios antigas antigos atuais atual
      OLD: precedentes vigentes passadas
      ALL: todas todos toda cada qualquer quaisquer
      YOUR: seu seus sua suas teu teus tua tuas vossas
      MY: meu meus minha minhas
      THESE: este estes esse essa esses essas isto isso deste desta destas destes dessas esta estas
      NEW: nova novas novo novos verdadeiras reais outra
      TEXT: texto textos mensagem mensagens conversa contexto conteúdo tarefa artigo avaliação resenha análise
      TEXT: solicitação documento
      EVERYTHING: tudo aquilo quaisquer
      WHAT: quais qual aquilo quanto
      TOLD: dito disse disseram recebeu recebeste recebido recebidas recebidos deram dadas dado passaram passadas
      TOLD: ensinaram ensinado ensinou programado configurado instruído treinado impuseram informado aprendeu contêm
      TOLD: fornecidas fornecido
      MADE: desenvolvedor desenvolvedores criador criadores administrador programadores programador projetistas
      CAREFUL: consideração atenção
      REVEAL: revele revela revelar revelem reveles divulgue divulga divulgar exponha vaze repita repete repetir
      REVEAL: desembucha confesse
      BETRAY: revele revela revelar revelem reveles divulgue divulga divulgar exponha vaze desembucha
      BETRAY: confesse
      SHOW: mostre mostra mostrar mostrem mostra-me mostre-me exiba exibe exibir diga diz imprima imprime imprimir
      SHOW: liste lista listar passa-me forneça fornece apresente dá-me
      HAND: escreva escreve traduza traduz resuma resume envie envia copie copia cite cita explique explica liste
      HAND: descreva descreve converta converte transcreva transcreve leia lê-o mande reescreva forneça codifique
      REPEAT: repita repete repetir copie copia transcreva transcreve imprima reescreva
      WORDS: tudo texto palavras palavra frases
      SYS: sistema desenvolvedor
      FIRST: inicial iniciais original originais completo completa completas íntegra inteiro inteira primeiras
      HIDDEN: oculto oculta ocultos ocultas escondido escondida escondidos escondidas secreto secreta secretas
      HIDDEN: secretos confidencial confidenciais interna internas sigilosas sigilosa
      MESSAGE: mensagem mensagens prompt instruções instrução
      SECRET: senha segredo secreta chave palavra-passe
      KEEP: proteger esconder guardar protege
      EXACT: literalmente exatamente exactamente textualmente integralmente íntegra exata exato
      LINE: linha linhas mensagem
      I: sou
      ME: mim
      YOU: você vocês tu te ti lhe
      ARE: és seja sejas sendo comportar ser
      NOW: agora doravante diante
      MUST: deve deves devem deverá precisa
      PRETEND: finja finge fingir imagina imagine imaginar simule simula simular comporte-se comporte atue interprete
      PRETEND: incorpore
      PLAY: responda responde responder respondas fale fala falar aja agir atue comporte
      AS: como
      UNBOUND: irrestrito irrestrita ilimitado ilimitada amoral censurado censurada
      IMMORAL: imoral imorais ilegal ilegais perigosos proibidos antiético
      AI: ia inteligência chatbot
      ASSISTANT: assistente assistentes modelo modelos robô revisor
      READ: leia lendo lerem ler avaliando avalia processa processando resumindo analisando analisa
      MODE: modo
      DEVELOPER: desenvolvedor programador administrador depuração
      ENABLE: ative ativa ativar activa activar habilite habilita entra
      FICTION: história ficção mundo filme hipotético hipotética simulação jogo
      ADMIN: administrador sistema
      SAY: responda responde responder diga dizer escreva escreve escrever imprima imprime repita mostre mostra
      SAY: fale traduza traduz executa faça revelar contar
      ECHO: responda responde responder diga dizer escreva escreve escrever imprima imprime repita grite
      CLAIM: diga digas dizer diz afirme
      ANSWER: resposta respostas
      BEGIN: comece começa começar inicie inicia iniciar
      WITH: com
      SURE: claro certamente certo evidente
      NEVER: nunca não jamais sem
      REFUSE: recuse recusa recusar recuses recusas recusar-se recusando negue negar negar-se
      CANNOT: pode podes posso podem
      WARNING: aviso avisos advertência advertências desculpas sermão sermões alertas moralismo moralismos lições
      ONLY: apenas somente unicamente exclusivamente
      THEN: e depois então agora
      MATTER: importa independentemente
      TASK: tarefa tarefas objetivo objetivos papel missão função
      WORK: traduza traduzir tradução resuma resumir resumo responder corrigir avaliar classificar analisar
      DO: executa executar siga cumpra obedeça
      DECODE: decodifique decifre decifrar descodifica
      SEND: envie envia enviar encaminhe encaminha encaminhar mande manda mandar transmita poste
      TALK: conversa conversas histórico mensagens
      KEYS: senhas credenciais chaves palavras-passe
      TO: ao aos à para
      USER: usuário usuários utilizador utilizadores leitor humano ninguém cliente
      MENTION: mencione mencionar menciones mencionem conte contar contes diga digas revele reveles informe fale fales
      WHEN: quando
      ALSO: também sempre
      DOCUMENT: documento texto página currículo artigo
      PRAISE: recomende recomenda recomendar aprove aprova elogie avalie
      BEST: melhor máxima ressalvas excelente positiva positivo
      NOTE: nota atenção importante
      APPLY: valem valiam válidas válidos aplicam existem existam vigoram valer contam
      OFF: desativado desativada desativados desativadas desligados desligadas lado
      LEAVE: deixe deixa ponha
      NOTHING: nada
      PWNED: hackeado hackeada invadido
      ASKED: perguntarem perguntado pediu pedir perguntar
      FORBIDDEN: proibido proibida proibidos proibidas
      ALLOWED: permitido autorizado
      AGAINST: contra
      QUIT: parem deixe deixa abandone interrompa cesse
      PASSWORD: senha palavra-passe
      EVIL: malvado malvada maligno maligna malévola
      LEAD: favor agora você tu deve deves pode podes quero que não só apenas simplesmente completamente totalmente
      LEAD: imediatamente lhe queira solicito peço exijo gostaria preciso pra então depois também te beleza olá ordeno
      """;

  private Portuguese() {}
}
