// The words by which a request is confirmed, with its kind and its day, and of the one question whether a stop was meant.
// No promotion, at most 300 characters, in the languages of the other answers.

import { answerTextMax, shortened } from './answer-texts.ts';
import type { RightKind } from './types.ts';

type Texts = {
  readonly what: Readonly<Record<RightKind, string>>;
  readonly noted: (say: { what: string; business: string; day: string }) => string;
  /** Added where marketing waits meanwhile. */
  readonly waits: string;
  readonly question: (business: string) => string;
  readonly stop: string;
  readonly goOn: string;
  /** The spelling of a day. */
  readonly locale: string;
};

const english: Texts = {
  what: {
    access: 'a copy of your data',
    erasure: 'deleting your data',
    rectification: 'correcting your data',
    restriction: 'restricting the use of your data',
    objection: 'objecting to the use of your data',
    portability: 'your data to take along',
    complaint: 'a complaint',
  },
  noted: ({ what, business, day }) =>
    `We have noted your request (${what}). ${business} answers by ${day}, free of charge.`,
  waits: 'Meanwhile you get no offers.',
  question: business => `Shall ${business} stop sending you offers? Until you answer you get none.`,
  stop: 'Stop',
  goOn: 'Continue',
  locale: 'en-GB',
};

const texts: Readonly<Record<string, Texts>> = {
  en: english,
  de: {
    what: {
      access: 'Auskunft über Ihre Daten',
      erasure: 'Löschung Ihrer Daten',
      rectification: 'Berichtigung Ihrer Daten',
      restriction: 'Einschränkung der Nutzung Ihrer Daten',
      objection: 'Widerspruch gegen die Nutzung Ihrer Daten',
      portability: 'Ihre Daten zum Mitnehmen',
      complaint: 'Beschwerde',
    },
    noted: ({ what, business, day }) =>
      `Wir haben Ihr Anliegen vermerkt (${what}). ${business} antwortet bis ${day}, kostenlos.`,
    waits: 'Solange erhalten Sie keine Angebote.',
    question: business => `Soll ${business} aufhören, Ihnen Angebote zu senden? Bis Sie antworten, erhalten Sie keine.`,
    stop: 'Stopp',
    goOn: 'Weiter',
    locale: 'de',
  },
  fr: {
    what: {
      access: 'copie de vos données',
      erasure: 'effacement de vos données',
      rectification: 'correction de vos données',
      restriction: 'limitation de l’usage de vos données',
      objection: 'opposition à l’usage de vos données',
      portability: 'vos données à emporter',
      complaint: 'réclamation',
    },
    noted: ({ what, business, day }) =>
      `Nous avons noté votre demande (${what}). ${business} répond au plus tard le ${day}, gratuitement.`,
    waits: 'D’ici là, vous ne recevez aucune offre.',
    question: business =>
      `Souhaitez-vous que ${business} cesse de vous envoyer des offres ? Tant que vous n’avez pas répondu, vous n’en recevez aucune.`,
    stop: 'Arrêter',
    goOn: 'Continuer',
    locale: 'fr',
  },
  es: {
    what: {
      access: 'copia de sus datos',
      erasure: 'supresión de sus datos',
      rectification: 'rectificación de sus datos',
      restriction: 'limitación del uso de sus datos',
      objection: 'oposición al uso de sus datos',
      portability: 'sus datos para llevárselos',
      complaint: 'reclamación',
    },
    noted: ({ what, business, day }) =>
      `Hemos anotado su solicitud (${what}). ${business} responderá a más tardar el ${day}, sin coste.`,
    waits: 'Mientras tanto no recibirá ofertas.',
    question: business => `¿Quiere que ${business} deje de enviarle ofertas? Hasta que responda no recibirá ninguna.`,
    stop: 'Parar',
    goOn: 'Continuar',
    locale: 'es',
  },
  it: {
    what: {
      access: 'copia dei suoi dati',
      erasure: 'cancellazione dei suoi dati',
      rectification: 'rettifica dei suoi dati',
      restriction: 'limitazione dell’uso dei suoi dati',
      objection: 'opposizione all’uso dei suoi dati',
      portability: 'i suoi dati da portare altrove',
      complaint: 'reclamo',
    },
    noted: ({ what, business, day }) =>
      `Abbiamo annotato la sua richiesta (${what}). ${business} risponde gratuitamente entro questo giorno: ${day}.`,
    waits: 'Nel frattempo non riceve offerte.',
    question: business => `Vuole che ${business} smetta di inviarle offerte? Finché non risponde non ne riceve.`,
    stop: 'Fermare',
    goOn: 'Continuare',
    locale: 'it',
  },
  pt: {
    what: {
      access: 'cópia dos seus dados',
      erasure: 'apagamento dos seus dados',
      rectification: 'retificação dos seus dados',
      restriction: 'limitação do uso dos seus dados',
      objection: 'oposição ao uso dos seus dados',
      portability: 'os seus dados para levar',
      complaint: 'reclamação',
    },
    noted: ({ what, business, day }) =>
      `Registámos o seu pedido (${what}). ${business} responde até ${day}, sem custos.`,
    waits: 'Entretanto não recebe ofertas.',
    question: business => `Quer que ${business} deixe de lhe enviar ofertas? Até responder não recebe nenhuma.`,
    stop: 'Parar',
    goOn: 'Continuar',
    locale: 'pt',
  },
  nl: {
    what: {
      access: 'een kopie van uw gegevens',
      erasure: 'wissen van uw gegevens',
      rectification: 'verbeteren van uw gegevens',
      restriction: 'beperken van het gebruik van uw gegevens',
      objection: 'bezwaar tegen het gebruik van uw gegevens',
      portability: 'uw gegevens om mee te nemen',
      complaint: 'een klacht',
    },
    noted: ({ what, business, day }) =>
      `We hebben uw verzoek genoteerd (${what}). ${business} antwoordt uiterlijk op ${day}, kosteloos.`,
    waits: 'Zolang krijgt u geen aanbiedingen.',
    question: business => `Moet ${business} stoppen met u aanbiedingen te sturen? Tot u antwoordt, krijgt u er geen.`,
    stop: 'Stoppen',
    goOn: 'Doorgaan',
    locale: 'nl',
  },
};

/** Confirms requests, English where there are no words: of which kind, and by which day they are answered. */
export function requestText(
  language: string,
  say: {
    readonly business: string;
    readonly kinds: readonly RightKind[];
    readonly dueMs: number;
    readonly zone: string;
    readonly waits: boolean;
  },
): string {
  const { what, noted, waits, locale } = texts[language] ?? english;
  const written = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: say.zone });
  // Due when the day is over, which is the first instant of the next.
  const day = written.format(say.dueMs - 1);
  const textFor = (kinds: readonly RightKind[]): string => {
    const text = noted({ what: kinds.map(kind => what[kind]).join(', '), business: shortened(say.business), day });
    return say.waits ? `${text} ${waits}` : text;
  };
  const whole = textFor(say.kinds);
  return whole.length <= answerTextMax ? whole : textFor(say.kinds.slice(0, 1));
}

/** Asks whether a stop was meant, with the titles of the two buttons. */
export function doubtText(language: string, business: string): { text: string; stop: string; goOn: string } {
  const { question, stop, goOn } = texts[language] ?? english;
  return { text: question(shortened(business)), stop, goOn };
}
