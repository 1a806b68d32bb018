// People: found by their number or name, or listed by what they agreed to, what blocks them, where they are and when they wrote.

import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../parts/page.tsx';
import { useText } from '../../text/text.tsx';
import { FilterForm } from './filter-form.tsx';
import { FindPerson } from './find-person.tsx';
import { PeopleList } from './people-list.tsx';
import { SavedFilters } from './saved-filters.tsx';

const route = getRouteApi('/people');

/** The page; its filters stand in the URL. */
export function PeoplePage() {
  const { t } = useText();
  const search = route.useSearch();
  return (
    <Page title={t('people.title')}>
      <FindPerson />
      <SavedFilters search={search} />
      <FilterForm key={JSON.stringify(search)} search={search} />
      <PeopleList search={search} />
    </Page>
  );
}
