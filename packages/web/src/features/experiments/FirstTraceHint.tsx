import { Link } from '@tanstack/react-router';
import { ArrowRight, Radio } from 'lucide-react';

/** On a server without any trace: the one thing to do next. */
export function FirstTraceHint({ experimentId }: { readonly experimentId: string }) {
  return (
    <Link
      to="/experiments/$experimentId/traces"
      params={{ experimentId }}
      className="flex items-center gap-3 rounded-lg border border-line bg-surface p-4 hover:border-accent"
    >
      <span className="rounded-full bg-selected p-2 text-accent-ink">
        <Radio size={18} />
      </span>
      <span className="flex flex-col">
        <span className="font-semibold">Send the first trace</span>
        <span className="text-ink-soft">
          Copy one snippet for Goose, VoltAgent, LiteLLM or OpenTelemetry. No account and no key.
        </span>
      </span>
      <ArrowRight size={16} className="ml-auto shrink-0 text-ink-faint" />
    </Link>
  );
}
