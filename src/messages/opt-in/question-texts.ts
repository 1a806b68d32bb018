// The one neutral question for consent in a conversation: who asks, for what, and how to end it (rule D-3). No promotion,
// no second product, no reminder. Pure.

type Words = {
  readonly question: (business: string, title: string) => string;
  readonly stop: string;
  readonly yes: string;
  readonly no: string;
};

const english: Words = {
  question: (business, title) => `May ${business} write to you on WhatsApp: ${title}?`,
  stop: 'You can stop at any time: reply STOP.',
  yes: 'Yes',
  no: 'No',
};

const words: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    question: (business, title) => `Darf ${business} Ihnen auf WhatsApp schreiben: ${title}?`,
    stop: 'Sie können das jederzeit beenden: Antworten Sie STOPP.',
    yes: 'Ja',
    no: 'Nein',
  },
  fr: {
    question: (business, title) => `${business} peut-il vous écrire sur WhatsApp : ${title} ?`,
    stop: 'Vous pouvez arrêter à tout moment : répondez STOP.',
    yes: 'Oui',
    no: 'Non',
  },
  es: {
    question: (business, title) => `¿Puede ${business} escribirle por WhatsApp: ${title}?`,
    stop: 'Puede parar en cualquier momento: responda STOP.',
    yes: 'Sí',
    no: 'No',
  },
  it: {
    question: (business, title) => `${business} può scriverle su WhatsApp: ${title}?`,
    stop: 'Può fermarli in ogni momento: risponda STOP.',
    yes: 'Sì',
    no: 'No',
  },
  pt: {
    question: (business, title) => `${business} pode escrever-lhe no WhatsApp: ${title}?`,
    stop: 'Pode parar a qualquer momento: responda STOP.',
    yes: 'Sim',
    no: 'Não',
  },
  nl: {
    question: (business, title) => `Mag ${business} u op WhatsApp schrijven: ${title}?`,
    stop: 'U kunt op elk moment stoppen: antwoord STOP.',
    yes: 'Ja',
    no: 'Nee',
  },
  ar: {
    question: (business, title) => `هل توافق على أن تراسلك ${business} عبر واتساب: ${title}؟`,
    stop: 'يمكنك إيقاف ذلك في أي وقت: أرسل كلمة «إيقاف».',
    yes: 'نعم',
    no: 'لا',
  },
};

/** What the purpose says of itself (how often, what about) is told too, as far as there is room. */
const descriptionMax = 400;

/** The languages in which the question can be put. */
export const questionLanguages: readonly string[] = Object.keys(words);

/** The one of them in which somebody of this language is asked. */
export function questionLanguage(language: string): string {
  const short = language.slice(0, 2).toLowerCase();
  return words[short] === undefined ? 'en' : short;
}

export type Question = { readonly text: string; readonly yes: string; readonly no: string; readonly language: string };

/** The question in the language, English where Assent has none. */
export function questionText(
  language: string,
  about: { business: string; title: string; description: string },
): Question {
  const spoken = questionLanguage(language);
  const said = words[spoken] ?? english;
  const description = about.description.trim().slice(0, descriptionMax);
  const text = [said.question(about.business, about.title), description, said.stop]
    .filter(part => part !== '')
    .join('\n');
  return { text, yes: said.yes, no: said.no, language: spoken };
}
