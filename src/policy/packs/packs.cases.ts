// The cases of all packs, in their order. A new jurisdiction has a line here and one in packs.ts.

import type { PackCases } from '../case.ts';
import { austriaCases } from './at.cases.ts';
import { australiaCases } from './au.cases.ts';
import { belgiumCases } from './be.cases.ts';
import { bulgariaCases } from './bg.cases.ts';
import { brazilCases } from './br.cases.ts';
import { canadaCases } from './ca.cases.ts';
import { quebecCases } from './ca-qc.cases.ts';
import { switzerlandCases } from './ch.cases.ts';
import { cyprusCases } from './cy.cases.ts';
import { czechiaCases } from './cz.cases.ts';
import { germanyCases } from './de.cases.ts';
import { denmarkCases } from './dk.cases.ts';
import { estoniaCases } from './ee.cases.ts';
import { spainCases } from './es.cases.ts';
import { euCases } from './eu.cases.ts';
import { finlandCases } from './fi.cases.ts';
import { franceCases } from './fr.cases.ts';
import { unitedKingdomCases } from './gb.cases.ts';
import { greeceCases } from './gr.cases.ts';
import { croatiaCases } from './hr.cases.ts';
import { hungaryCases } from './hu.cases.ts';
import { irelandCases } from './ie.cases.ts';
import { indiaCases } from './in.cases.ts';
import { icelandCases } from './is.cases.ts';
import { italyCases } from './it.cases.ts';
import { liechtensteinCases } from './li.cases.ts';
import { lithuaniaCases } from './lt.cases.ts';
import { luxembourgCases } from './lu.cases.ts';
import { latviaCases } from './lv.cases.ts';
import { maltaCases } from './mt.cases.ts';
import { netherlandsCases } from './nl.cases.ts';
import { norwayCases } from './no.cases.ts';
import { polandCases } from './pl.cases.ts';
import { portugalCases } from './pt.cases.ts';
import { romaniaCases } from './ro.cases.ts';
import { swedenCases } from './se.cases.ts';
import { singaporeCases } from './sg.cases.ts';
import { sloveniaCases } from './si.cases.ts';
import { slovakiaCases } from './sk.cases.ts';
import { strictestCases } from './strictest.cases.ts';
import { turkeyCases } from './tr.cases.ts';
import { unitedStatesCases } from './us.cases.ts';
import { californiaCases } from './us-ca.cases.ts';
import { floridaCases } from './us-fl.cases.ts';
import { texasCases } from './us-tx.cases.ts';
import { virginiaCases } from './us-va.cases.ts';
import { waCases } from './wa.cases.ts';
import { southAfricaCases } from './za.cases.ts';

export const packCases: readonly PackCases[] = [
  strictestCases,
  waCases,
  euCases,
  austriaCases,
  australiaCases,
  belgiumCases,
  bulgariaCases,
  brazilCases,
  canadaCases,
  quebecCases,
  switzerlandCases,
  cyprusCases,
  czechiaCases,
  germanyCases,
  denmarkCases,
  estoniaCases,
  spainCases,
  finlandCases,
  franceCases,
  unitedKingdomCases,
  greeceCases,
  croatiaCases,
  hungaryCases,
  irelandCases,
  indiaCases,
  icelandCases,
  italyCases,
  liechtensteinCases,
  lithuaniaCases,
  luxembourgCases,
  latviaCases,
  maltaCases,
  netherlandsCases,
  norwayCases,
  polandCases,
  portugalCases,
  romaniaCases,
  swedenCases,
  singaporeCases,
  sloveniaCases,
  slovakiaCases,
  turkeyCases,
  unitedStatesCases,
  californiaCases,
  floridaCases,
  texasCases,
  virginiaCases,
  southAfricaCases,
];
