import { Link } from '@tanstack/react-router';

import { ScrollRow } from '../../ui/ScrollRow.tsx';

const TABS = [
  { to: '/experiments/$experimentId/traces', label: 'Traces' },
  { to: '/experiments/$experimentId/dashboard', label: 'Dashboard' },
  { to: '/experiments/$experimentId/runs', label: 'Runs' },
  { to: '/experiments/$experimentId/sessions', label: 'Sessions' },
  { to: '/experiments/$experimentId/users', label: 'Users' },
  { to: '/experiments/$experimentId/set-up', label: 'Set-up' },
] as const;

export interface ExperimentTabsProps {
  readonly experimentId: string;
  /** The tab that a page which is no tab itself belongs to. */
  readonly within?: (typeof TABS)[number]['label'] | undefined;
}

/** The pages of an experiment. */
export function ExperimentTabs({ experimentId, within }: ExperimentTabsProps) {
  return (
    <nav aria-label="Experiment" className="shrink-0 bg-surface">
      <ScrollRow className="border-b border-line" current="[aria-current=page], [data-within]">
        <div className="flex gap-1 px-3">
          {TABS.map((tab) => (
            <Link
              key={tab.to}
              to={tab.to}
              params={{ experimentId }}
              data-within={tab.label === within || undefined}
              activeOptions={{ exact: true, includeSearch: false }}
              className="flex h-8 shrink-0 items-center border-b-2 border-transparent px-2 font-medium text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink data-within:border-accent data-within:text-ink"
            >
              {tab.label}
            </Link>
          ))}
        </div>
      </ScrollRow>
    </nav>
  );
}
