import { Link } from '@tanstack/react-router';

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
    <nav
      aria-label="Experiment"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line bg-surface px-3 [scrollbar-width:none]"
    >
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
    </nav>
  );
}
