// The words of the neutral answers: no promotion, no survey, at most 300 characters, in the languages of the first
// version. What a bare stop covers, and how it is undone, is said in each.

type Whole = 'withdrawal' | 'withdrawal-all' | 'resume' | 'help' | 'kept-orders' | 'opted-in';
/** A stop of one channel: what is not sent there any more. */
type OneChannel = 'withdrawal-whatsapp' | 'withdrawal-sms' | 'withdrawal-email' | 'withdrawal-call';
export type AnswerKind = Whole | OneChannel;
type Texts = Readonly<Record<AnswerKind, (business: string) => string>> & { readonly keepOrders: string };

const english: Texts = {
  withdrawal: business =>
    `You will get no more marketing messages from ${business} on any channel, and no messages that we start on WhatsApp. We still answer when you write. Undo: START.`,
  'withdrawal-all': business =>
    `You will get no more messages from ${business}, on any channel, and no answers here either. Undo: START.`,
  resume: business =>
    `Messages from ${business} are unblocked. You are not subscribed to any offers. You can stop at any time with STOP.`,
  help: business => `${business}: write to us here and a person will answer. STOP = no more messages.`,
  'kept-orders': business =>
    `${business} will write about your running orders, and send no marketing. You can stop that too, at any time: STOP.`,
  'opted-in': business => `Thank you. ${business} has noted what you agreed to. You can stop at any time: reply STOP.`,
  'withdrawal-whatsapp': business =>
    `${business} starts no more messages to you on WhatsApp. We still answer when you write. Undo: START.`,
  'withdrawal-sms': business =>
    `You will get no more text messages (SMS) from ${business}. Nothing else changes. Undo: START.`,
  'withdrawal-email': business => `You will get no more emails from ${business}. Nothing else changes. Undo: START.`,
  'withdrawal-call': business => `You will get no more calls from ${business}. Nothing else changes. Undo: START.`,
  keepOrders: 'Keep order updates',
};

const texts: Readonly<Record<string, Texts>> = {
  en: english,
  de: {
    withdrawal: business =>
      `Sie erhalten von ${business} auf keinem Kanal mehr Werbung und auf WhatsApp keine Nachrichten, die wir beginnen. Wenn Sie schreiben, antworten wir weiter. Rückgängig: START.`,
    'withdrawal-all': business =>
      `Sie erhalten von ${business} auf keinem Kanal mehr Nachrichten, auch hier keine Antworten. Rückgängig: START.`,
    resume: business =>
      `Nachrichten von ${business} sind wieder möglich. Sie sind für keine Werbung angemeldet. Mit STOPP können Sie jederzeit beenden.`,
    help: business => `${business}: Schreiben Sie uns hier, ein Mensch antwortet. STOPP = keine Nachrichten mehr.`,
    'kept-orders': business =>
      `${business} schreibt Ihnen zu laufenden Bestellungen und sendet keine Werbung. Auch das können Sie jederzeit beenden: STOPP.`,
    'opted-in': business =>
      `Danke. ${business} hat Ihre Einwilligung vermerkt. Mit STOPP können Sie sie jederzeit widerrufen.`,
    'withdrawal-whatsapp': business =>
      `${business} beginnt auf WhatsApp keine Nachrichten mehr an Sie. Wenn Sie schreiben, antworten wir weiter. Rückgängig: START.`,
    'withdrawal-sms': business =>
      `Sie erhalten von ${business} keine SMS mehr. Sonst ändert sich nichts. Rückgängig: START.`,
    'withdrawal-email': business =>
      `Sie erhalten von ${business} keine E-Mails mehr. Sonst ändert sich nichts. Rückgängig: START.`,
    'withdrawal-call': business =>
      `Sie erhalten von ${business} keine Anrufe mehr. Sonst ändert sich nichts. Rückgängig: START.`,
    keepOrders: 'Bestellinfo behalten',
  },
  fr: {
    withdrawal: business =>
      `Vous ne recevrez plus de publicité de ${business}, sur aucun canal, ni de messages que nous commençons sur WhatsApp. Si vous écrivez, nous répondons toujours. Annuler : START.`,
    'withdrawal-all': business =>
      `Vous ne recevrez plus aucun message de ${business}, sur aucun canal, ni de réponses ici. Annuler : START.`,
    resume: business =>
      `Les messages de ${business} sont débloqués. Vous n’êtes inscrit à aucune offre. Vous pouvez arrêter à tout moment avec STOP.`,
    help: business => `${business} : écrivez-nous ici, une personne vous répondra. STOP = plus de messages.`,
    'kept-orders': business =>
      `${business} vous écrira au sujet de vos commandes en cours, sans publicité. Vous pouvez aussi arrêter cela : STOP.`,
    'opted-in': business =>
      `Merci. ${business} a noté ce que vous avez accepté. Vous pouvez arrêter à tout moment : répondez STOP.`,
    'withdrawal-whatsapp': business =>
      `${business} ne vous écrit plus en premier sur WhatsApp. Si vous écrivez, nous répondons toujours. Annuler : START.`,
    'withdrawal-sms': business =>
      `Vous ne recevrez plus de SMS de ${business}. Rien d’autre ne change. Annuler : START.`,
    'withdrawal-email': business =>
      `Vous ne recevrez plus d’e-mails de ${business}. Rien d’autre ne change. Annuler : START.`,
    'withdrawal-call': business =>
      `Vous ne recevrez plus d’appels de ${business}. Rien d’autre ne change. Annuler : START.`,
    keepOrders: 'Garder mes commandes',
  },
  es: {
    withdrawal: business =>
      `Ya no recibirá publicidad de ${business} por ningún canal, ni mensajes que iniciemos por WhatsApp. Si nos escribe, seguimos respondiendo. Deshacer: START.`,
    'withdrawal-all': business =>
      `Ya no recibirá ningún mensaje de ${business} por ningún canal, tampoco respuestas aquí. Deshacer: START.`,
    resume: business =>
      `Los mensajes de ${business} están desbloqueados. No está suscrito a ninguna oferta. Puede parar en cualquier momento con STOP.`,
    help: business => `${business}: escríbanos aquí y una persona le responderá. STOP = no más mensajes.`,
    'kept-orders': business =>
      `${business} le escribirá sobre sus pedidos en curso, sin publicidad. También puede pararlo cuando quiera: STOP.`,
    'opted-in': business =>
      `Gracias. ${business} ha anotado lo que usted aceptó. Puede parar en cualquier momento: responda STOP.`,
    'withdrawal-whatsapp': business =>
      `${business} ya no iniciará mensajes con usted por WhatsApp. Si nos escribe, seguimos respondiendo. Deshacer: START.`,
    'withdrawal-sms': business => `Ya no recibirá SMS de ${business}. Nada más cambia. Deshacer: START.`,
    'withdrawal-email': business =>
      `Ya no recibirá correos electrónicos de ${business}. Nada más cambia. Deshacer: START.`,
    'withdrawal-call': business => `Ya no recibirá llamadas de ${business}. Nada más cambia. Deshacer: START.`,
    keepOrders: 'Mantener mis pedidos',
  },
  it: {
    withdrawal: business =>
      `Non riceverà più pubblicità da ${business} su nessun canale, né messaggi iniziati da noi su WhatsApp. Se ci scrive, rispondiamo ancora. Annullare: START.`,
    'withdrawal-all': business =>
      `Non riceverà più alcun messaggio da ${business} su nessun canale, né risposte qui. Annullare: START.`,
    resume: business =>
      `I messaggi di ${business} sono sbloccati. Non è iscritto a nessuna offerta. Può fermarli in ogni momento con STOP.`,
    help: business => `${business}: ci scriva qui e le risponderà una persona. STOP = niente più messaggi.`,
    'kept-orders': business =>
      `${business} le scriverà dei suoi ordini in corso, senza pubblicità. Può fermare anche questo in ogni momento: STOP.`,
    'opted-in': business =>
      `Grazie. ${business} ha annotato ciò che ha accettato. Può fermare tutto in ogni momento: risponda STOP.`,
    'withdrawal-whatsapp': business =>
      `${business} non inizierà più messaggi con lei su WhatsApp. Se ci scrive, rispondiamo ancora. Annullare: START.`,
    'withdrawal-sms': business => `Non riceverà più SMS da ${business}. Il resto non cambia. Annullare: START.`,
    'withdrawal-email': business => `Non riceverà più e-mail da ${business}. Il resto non cambia. Annullare: START.`,
    'withdrawal-call': business => `Non riceverà più chiamate da ${business}. Il resto non cambia. Annullare: START.`,
    keepOrders: 'Tieni avvisi ordini',
  },
  pt: {
    withdrawal: business =>
      `Não receberá mais publicidade de ${business} em nenhum canal, nem mensagens iniciadas por nós no WhatsApp. Se nos escrever, continuamos a responder. Desfazer: START.`,
    'withdrawal-all': business =>
      `Não receberá mais nenhuma mensagem de ${business} em nenhum canal, nem respostas aqui. Desfazer: START.`,
    resume: business =>
      `As mensagens de ${business} estão desbloqueadas. Não está inscrito em nenhuma oferta. Pode parar a qualquer momento com STOP.`,
    help: business => `${business}: escreva-nos aqui e uma pessoa responderá. STOP = sem mais mensagens.`,
    'kept-orders': business =>
      `${business} escreverá sobre os seus pedidos em curso, sem publicidade. Também pode parar isso a qualquer momento: STOP.`,
    'opted-in': business =>
      `Obrigado. ${business} registou o que aceitou. Pode parar a qualquer momento: responda STOP.`,
    'withdrawal-whatsapp': business =>
      `${business} não iniciará mais mensagens consigo no WhatsApp. Se nos escrever, continuamos a responder. Desfazer: START.`,
    'withdrawal-sms': business => `Não receberá mais SMS de ${business}. Nada mais muda. Desfazer: START.`,
    'withdrawal-email': business => `Não receberá mais e-mails de ${business}. Nada mais muda. Desfazer: START.`,
    'withdrawal-call': business => `Não receberá mais chamadas de ${business}. Nada mais muda. Desfazer: START.`,
    keepOrders: 'Manter meus pedidos',
  },
  nl: {
    withdrawal: business =>
      `U krijgt via geen enkel kanaal nog reclame van ${business}, en op WhatsApp geen berichten die wij beginnen. Als u schrijft, antwoorden wij nog steeds. Ongedaan maken: START.`,
    'withdrawal-all': business =>
      `U krijgt via geen enkel kanaal nog berichten van ${business}, ook hier geen antwoorden. Ongedaan maken: START.`,
    resume: business =>
      `Berichten van ${business} zijn weer mogelijk. U bent voor geen enkel aanbod aangemeld. Met STOP kunt u altijd stoppen.`,
    help: business => `${business}: schrijf ons hier, een mens antwoordt. STOP = geen berichten meer.`,
    'kept-orders': business =>
      `${business} schrijft u over lopende bestellingen en stuurt geen reclame. Ook dat kunt u altijd stoppen: STOP.`,
    'opted-in': business =>
      `Dank u. ${business} heeft genoteerd waarmee u instemde. U kunt altijd stoppen: antwoord STOP.`,
    'withdrawal-whatsapp': business =>
      `${business} begint op WhatsApp geen berichten meer aan u. Als u schrijft, antwoorden wij nog steeds. Ongedaan maken: START.`,
    'withdrawal-sms': business =>
      `U krijgt geen sms-berichten meer van ${business}. Verder verandert er niets. Ongedaan maken: START.`,
    'withdrawal-email': business =>
      `U krijgt geen e-mails meer van ${business}. Verder verandert er niets. Ongedaan maken: START.`,
    'withdrawal-call': business =>
      `U krijgt geen telefoontjes meer van ${business}. Verder verandert er niets. Ongedaan maken: START.`,
    keepOrders: 'Bestelinfo behouden',
  },
};

/** Meta's bound on a reply button's title. */
export const buttonTitleMax = 20;
/** The bound on an answer's length: law's short texts, and one screen of a phone. */
export const answerTextMax = 300;
/** Names longer than this are shortened in answers, so that what matters stays. */
const businessNameMax = 60;

export const answerLanguages: readonly string[] = Object.keys(texts);

/** An answer in the language, English where there is none. */
export function answerText(language: string, kind: AnswerKind, business: string): string {
  return (texts[language] ?? english)[kind](shortened(business));
}

/** A business's name as it stands in answers. */
export function shortened(business: string): string {
  return business.length > businessNameMax ? `${business.slice(0, businessNameMax - 1)}…` : business;
}

/** The title of the button that keeps order updates. */
export function keepOrdersTitle(language: string): string {
  return (texts[language] ?? english).keepOrders;
}
