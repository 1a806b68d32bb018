// Every rule with what it does in a sentence; its page has the rest. In English, as the law's names are.

import { rules } from 'virtual:rule-index';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';
import { useText } from '../../text/text.tsx';

type Rule = (typeof rules)[number];

/** The list. */
export function RuleList() {
  const { t } = useText();
  return (
    <Section title={t('rules.all')}>
      <DataTable
        caption={t('rules.all')}
        columns={[
          {
            name: t('rules.rule'),
            cell: (one: Rule) => (
              <Link to="/rules/$rule" params={{ rule: one.id }} lang="en">
                {one.title}
              </Link>
            ),
          },
          { name: t('rules.does'), cell: (one: Rule) => <span lang="en">{one.does}</span> },
        ]}
        rows={rules}
        idOf={one => one.id}
      />
    </Section>
  );
}
