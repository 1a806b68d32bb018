// All packs. A new jurisdiction is one file beside this one and one line here.

import { austria } from './at.ts';
import { australia } from './au.ts';
import { belgium } from './be.ts';
import { bulgaria } from './bg.ts';
import { brazil } from './br.ts';
import { canada } from './ca.ts';
import { quebec } from './ca-qc.ts';
import { switzerland } from './ch.ts';
import { cyprus } from './cy.ts';
import { czechia } from './cz.ts';
import { germany } from './de.ts';
import { denmark } from './dk.ts';
import { estonia } from './ee.ts';
import { spain } from './es.ts';
import { eu } from './eu.ts';
import { euOmnibus } from './eu-omnibus.ts';
import { finland } from './fi.ts';
import { france } from './fr.ts';
import { unitedKingdom } from './gb.ts';
import { greece } from './gr.ts';
import { croatia } from './hr.ts';
import { hungary } from './hu.ts';
import { ireland } from './ie.ts';
import { india } from './in.ts';
import { iceland } from './is.ts';
import { italy } from './it.ts';
import { liechtenstein } from './li.ts';
import { lithuania } from './lt.ts';
import { luxembourg } from './lu.ts';
import { latvia } from './lv.ts';
import { malta } from './mt.ts';
import { netherlands } from './nl.ts';
import { norway } from './no.ts';
import type { Pack, Proposal } from './pack.ts';
import { poland } from './pl.ts';
import { portugal } from './pt.ts';
import { romania } from './ro.ts';
import { sweden } from './se.ts';
import { singapore } from './sg.ts';
import { slovenia } from './si.ts';
import { slovakia } from './sk.ts';
import { strictest } from './strictest.ts';
import { turkey } from './tr.ts';
import { unitedStates } from './us.ts';
import { california } from './us-ca.ts';
import { florida } from './us-fl.ts';
import { texas } from './us-tx.ts';
import { virginia } from './us-va.ts';
import { wa } from './wa.ts';
import { southAfrica } from './za.ts';

/** Packs of countries and of regions, in order of their ISO 3166 codes. */
const national: readonly Pack[] = [
  austria,
  australia,
  belgium,
  bulgaria,
  brazil,
  canada,
  quebec,
  switzerland,
  cyprus,
  czechia,
  germany,
  denmark,
  estonia,
  spain,
  finland,
  france,
  unitedKingdom,
  greece,
  croatia,
  hungary,
  ireland,
  india,
  iceland,
  italy,
  liechtenstein,
  lithuania,
  luxembourg,
  latvia,
  malta,
  netherlands,
  norway,
  poland,
  portugal,
  romania,
  sweden,
  singapore,
  slovenia,
  slovakia,
  turkey,
  unitedStates,
  california,
  florida,
  texas,
  virginia,
  southAfrica,
];

export const packs: readonly Pack[] = [strictest, wa, eu, ...national];

/** Law that is proposed and applies nowhere. */
export const proposals: readonly Proposal[] = [euOmnibus];
