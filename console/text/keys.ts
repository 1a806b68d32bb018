// Every key of a message, from the English catalogue; the other languages have the same ones, which a test looks at.

import type decision from '../words/en/decision.json';
import type needs from '../words/en/needs.json';
import type people from '../words/en/people.json';
import type list from '../words/en/people-list.json';
import type settings from '../words/en/settings.json';
import type shell from '../words/en/shell.json';
import type acts from '../words/en/staff-acts.json';
import type timeline from '../words/en/timeline.json';

export type Key =
  | keyof typeof acts
  | keyof typeof shell
  | keyof typeof decision
  | keyof typeof needs
  | keyof typeof people
  | keyof typeof list
  | keyof typeof settings
  | keyof typeof timeline;
