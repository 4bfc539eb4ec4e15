import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { CornerDownRight, Wrench } from 'lucide-react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { LongText } from '../../../ui/LongText.tsx';

export interface ToolCardProps {
  readonly title: 'Call' | 'Result';
  readonly name: string | undefined;
  /** Ties a result to its call. */
  readonly callId: string | undefined;
  readonly value: JsonValue;
  readonly isError?: boolean | undefined;
  /** Run by the provider, not by the program. */
  readonly isServer?: boolean | undefined;
}

/** A tool call that a model asked for, or what came back. */
export function ToolCard({ title, name, callId, value, isError = false, isServer = false }: ToolCardProps) {
  const Icon = title === 'Call' ? Wrench : CornerDownRight;
  return (
    <section
      aria-label={`Tool ${title.toLowerCase()}`}
      className={clsx('overflow-hidden rounded-md border', isError ? 'border-error-line' : 'border-line')}
    >
      <header
        className={clsx('flex h-7 items-center gap-2 pr-1 pl-2.5 text-xs', isError ? 'bg-error-bg' : 'bg-sunken')}
      >
        <Icon size={13} className={clsx('shrink-0', isError ? 'text-error' : 'text-hue-tool')} />
        <span className="text-ink-faint">{isError ? 'Failed' : title}</span>
        {name !== undefined && <span className="truncate font-mono font-medium">{name}</span>}
        {isServer && <span className="text-ink-faint">by the provider</span>}
        {callId !== undefined && (
          <span title="Call id" className="ml-auto max-w-32 truncate font-mono text-2xs text-ink-faint">
            {callId}
          </span>
        )}
        <CopyButton
          text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
          label="Copy value"
          className={clsx(callId === undefined && 'ml-auto')}
        />
      </header>
      {typeof value === 'string' ? (
        <LongText text={value === '' ? 'empty' : value} className="px-2.5 py-1.5" />
      ) : (
        <JsonViewer label={`${title} ${name ?? ''}`} value={value} isPlain />
      )}
    </section>
  );
}
