// What people write in Dutch to stop, resume and ask. Grade B: in common commercial use.

import type { LanguageWords } from '../language-words.ts';

export const nl: LanguageWords = {
  language: 'nl',
  countries: ['NL', 'BE', 'SR'],
  stop: ['stop', 'afmelden', 'uitschrijven', 'stoppen', 'uit', 'geen berichten meer', 'annuleren'],
  stopAll: ['alles stoppen', 'stop alles'],
  resume: ['start', 'aanmelden', 'hervatten'],
  help: ['help', 'hulp', 'info'],
  access: ['privacy', 'mijn gegevens', 'gegevens', 'avg'],
  erasure: ['verwijder mijn gegevens', 'wis mijn gegevens'],
  doubleMeaning: ['uit', 'annuleren'],
  localOnly: ['uit', 'avg'],
  polite: ['alstublieft', 'aub', 'alsjeblieft', 'bedankt', 'dank u', 'dank je', 'nu', 'hallo'],
  stopPhrases: [
    'stuur me geen berichten meer',
    'haal me van de lijst',
    'laat me met rust',
    'ik trek mijn toestemming in',
    'ik wil geen reclame meer',
  ],
};
