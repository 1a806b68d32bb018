// Every key of a message, from the English catalogue; the other languages have the same ones, which a test looks at.

import type account from '../words/en/account.json';
import type actions from '../words/en/actions.json';
import type audit from '../words/en/audit.json';
import type connection from '../words/en/connection.json';
import type decision from '../words/en/decision.json';
import type decisions from '../words/en/decisions.json';
import type faults from '../words/en/faults.json';
import type found from '../words/en/found.json';
import type home from '../words/en/home.json';
import type identities from '../words/en/identities.json';
import type inbox from '../words/en/inbox.json';
import type labels from '../words/en/labels.json';
import type links from '../words/en/links.json';
import type needs from '../words/en/needs.json';
import type values from '../words/en/own-values.json';
import type pause from '../words/en/pause.json';
import type people from '../words/en/people.json';
import type list from '../words/en/people-list.json';
import type problems from '../words/en/problems.json';
import type reasons from '../words/en/reasons.json';
import type retention from '../words/en/retention.json';
import type settings from '../words/en/settings.json';
import type shell from '../words/en/shell.json';
import type acts from '../words/en/staff-acts.json';
import type team from '../words/en/team.json';
import type timeline from '../words/en/timeline.json';

export type Key =
  | keyof typeof shell
  | keyof typeof account
  | keyof typeof actions
  | keyof typeof acts
  | keyof typeof audit
  | keyof typeof connection
  | keyof typeof decision
  | keyof typeof decisions
  | keyof typeof faults
  | keyof typeof found
  | keyof typeof home
  | keyof typeof identities
  | keyof typeof inbox
  | keyof typeof labels
  | keyof typeof links
  | keyof typeof list
  | keyof typeof needs
  | keyof typeof pause
  | keyof typeof retention
  | keyof typeof people
  | keyof typeof problems
  | keyof typeof reasons
  | keyof typeof settings
  | keyof typeof team
  | keyof typeof timeline
  | keyof typeof values;
