// docs/reference/packs.md: the law of every place as the program has it, and what it leaves to a business.

import type { Source } from '../src/policy/decision.ts';
import type { Pack, PackValues, Proposal } from '../src/policy/packs/pack.ts';
import { nothingAsked } from '../src/policy/packs/pack.ts';
import { packs, proposals } from '../src/policy/packs/packs.ts';
import { knownPacks } from '../src/policy/packs-for.ts';
import { code, list, page, prose, section, sourceLink, table, writtenFrom } from './markdown.ts';
import { parameterNames, titleOf, valueInWords } from './values.ts';

type Name = keyof PackValues;

const { strictest, platform } = knownPacks(packs);

const opening = [
  "A pack is the law of a place, or the rules of a platform, as values that the [rules](rules.md) read. The packs of every country and region that the person may be in apply together with those of the countries where the business has its establishments and of the sender's number, and WhatsApp's always. Of each value the strictest holds. A member of the European Union or the EEA without a pack of its own has `EU`; any other country without one, and a country that is not known, has `_strictest`.",
  'A business can always make a value stricter. It can make one looser only where the pack leaves it room, and only as far as the last column says; that needs a name and a reason, which are kept. Where several packs apply, the others still hold.',
  'The confidence says how well the sources have been read: high, middle, or low, which means to verify it before relying on it. This page describes what the program does. It is not legal advice.',
];

/** The page as Markdown. */
export function packsPage(): string {
  return page(
    writtenFrom('src/policy/packs/'),
    '# Packs',
    ...opening.map(prose),
    table(
      ['pack', 'place', 'confidence', 'values of its own', 'dated changes'],
      packs.map(pack => [
        `[${code(pack.id)}](#${pack.id.toLowerCase()})`,
        pack.title,
        pack.confidence,
        `${ownNames(pack).length}`,
        pack.changes.map(change => change.from).join(', ') || 'none',
      ]),
    ),
    ...packs.map(packSection),
    section('## Proposed, not in force', ...proposals.map(proposalBlock)),
  );
}

function packSection(pack: Pack): string {
  return section(
    `## ${code(pack.id)}`,
    prose(`${pack.title}. Confidence: ${pack.confidence}. ${comparedWith(pack)}`),
    table(
      ['value', 'what it means', 'here', 'a business may go as far as'],
      namesToShow(pack).map(name => [code(name), titleOf(name), valueHere(pack, name), loosest(pack, name)]),
    ),
    list(
      pack.changes.map(change => `From ${change.from}: ${sentence(change.what)} ${changeInWords(pack, change)}`.trim()),
    ),
    `Sources: ${pack.sources.map((source: Source) => sourceLink(source)).join(' ·\n')}`,
  );
}

function proposalBlock({ id, title, sources, wouldChange }: Proposal): string {
  return [
    prose(`${code(id)}: ${title}. It applies nowhere and is written down for whoever plans ahead.`),
    list(
      wouldChange.map(({ what, values }) =>
        `${sentence(what)} ${valuesTold({ ...strictest, ...values }, values)}`.trim(),
      ),
    ),
    `Sources: ${sources.map(sourceLink).join(' ·\n')}`,
  ].join('\n\n');
}

/** The changed values by their names. */
function valuesTold(values: PackValues, changed: Partial<PackValues>): string {
  const names = parameterNames().filter(name => name in changed);
  return names.map(name => `${code(name)}: ${valueInWords(values, name)}`).join('; ');
}

function comparedWith(pack: Pack): string {
  if (pack === strictest) return 'All values:';
  if (pack === platform) return 'It always applies beside the law of the place. What it asks for:';
  const own = ownNames(pack).length;
  return own === 0
    ? 'All values are those of `_strictest`; what it leaves to a business:'
    : 'Where it differs from `_strictest`, and what it leaves to a business:';
}

/** The values in which a pack differs: from the strictest, or for the platform from asking for nothing. */
function ownNames(pack: Pack): Name[] {
  const compared = pack === platform ? nothingAsked : strictest;
  return pack === strictest
    ? parameterNames()
    : parameterNames().filter(name => valueInWords(pack, name) !== valueInWords(compared, name));
}

function namesToShow(pack: Pack): Name[] {
  const own = ownNames(pack);
  return parameterNames().filter(name => own.includes(name) || name in pack.atLoosest);
}

function valueHere(pack: Pack, name: Name): string {
  return ownNames(pack).includes(name)
    ? valueInWords(pack, name)
    : `${valueInWords(pack, name)}, as in ${code(strictest.id)}`;
}

function loosest(pack: Pack, name: Name): string {
  return name in pack.atLoosest ? valueInWords({ ...pack, ...pack.atLoosest }, name) : 'no further';
}

function changeInWords(pack: Pack, change: Pack['changes'][number]): string {
  const told = valuesTold({ ...pack, ...change.values }, change.values);
  const fixed = (change.nowFixed ?? []).map(name => `${code(name)}: no longer the business's to loosen`);
  return [...(told === '' ? [] : [told]), ...fixed].map(part => `${part}.`).join(' ');
}

function sentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}
