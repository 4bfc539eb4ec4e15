import { Link } from '@tanstack/react-router';

const TABS = [
  { to: '/experiments/$experimentId/traces', label: 'Traces' },
  { to: '/experiments/$experimentId/set-up', label: 'Set-up' },
] as const;

/** The pages of an experiment. */
export function ExperimentTabs({ experimentId }: { readonly experimentId: string }) {
  return (
    <nav aria-label="Experiment" className="flex shrink-0 gap-1 border-b border-line bg-surface px-3">
      {TABS.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          params={{ experimentId }}
          activeOptions={{ exact: true, includeSearch: false }}
          className="-mb-px flex h-8 items-center border-b-2 border-transparent px-2 font-medium text-ink-soft -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
