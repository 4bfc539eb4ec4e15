import type { JsonValue } from '@gander/core/json-value';
import clsx from 'clsx';
import { ArrowDown, ArrowUp, CornerDownRight, Wrench } from 'lucide-react';

import { CopyButton } from '../../../ui/CopyButton.tsx';
import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { BigValue } from '../panel/BigValue.tsx';
import { useCutValue, type ValuePath } from '../panel/span-values.ts';
import { SmartText } from './SmartText.tsx';
import { useToolLinks } from './tool-links.ts';
import { NameText } from '../../../ui/NameText.tsx';

export interface ToolCardProps {
  readonly title: 'Call' | 'Result';
  readonly name: string | undefined;
  /** Ties a result to its call. */
  readonly callId: string | undefined;
  readonly value: JsonValue;
  /** Where the value stands in the span's detail. */
  readonly path?: ValuePath | undefined;
  readonly isError?: boolean | undefined;
  /** Run by the provider, not by the program. */
  readonly isServer?: boolean | undefined;
}

/** A tool call that a model asked for, or what came back. One leads to the other. */
export function ToolCard(props: ToolCardProps) {
  const { title, name, callId, value, isError = false, isServer = false } = props;
  const links = useToolLinks();
  // What is not here as a whole is copied from its own viewer.
  const cut = useCutValue(props.path);
  const side = title === 'Call' ? 'call' : 'result';
  const Icon = title === 'Call' ? Wrench : CornerDownRight;
  return (
    <section
      aria-label={`Tool ${side}`}
      tabIndex={-1}
      {...(links !== undefined && callId !== undefined && { id: links.toElementId(side, callId) })}
      className={clsx('overflow-hidden rounded-md border', isError ? 'border-error-line' : 'border-line')}
    >
      <header
        className={clsx('flex h-7 items-center gap-2 pr-1 pl-2.5 text-xs', isError ? 'bg-error-bg' : 'bg-sunken')}
      >
        <Icon size={13} className={clsx('shrink-0', isError ? 'text-error' : 'text-hue-tool')} />
        <span className={isError ? 'text-error' : 'text-ink-faint'}>{isError ? 'Failed' : title}</span>
        {name !== undefined && <NameText text={name} className="truncate font-mono font-medium" />}
        {isServer && <span className="shrink-0 text-ink-faint">by the provider</span>}
        <span className="ml-auto" />
        <OtherSide side={side} callId={callId} />
        {cut === undefined && (
          <CopyButton
            text={() => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))}
            label="Copy value"
          />
        )}
      </header>
      <ToolValue {...props} />
    </section>
  );
}

function OtherSide({ side, callId }: { readonly side: 'call' | 'result'; readonly callId: string | undefined }) {
  const links = useToolLinks();
  if (callId === undefined) return null;
  const other = side === 'call' ? 'result' : 'call';
  const idText = (
    <span title={`Call id ${callId}`} className="max-w-28 truncate font-mono text-2xs text-ink-faint">
      {callId}
    </span>
  );
  if (links?.has(other, callId) !== true) return idText;
  const Arrow = other === 'result' ? ArrowDown : ArrowUp;
  return (
    <>
      <span className="max-sm:hidden">{idText}</span>
      <button
        type="button"
        aria-label={`Go to the ${other} of ${callId}`}
        onClick={() => {
          links.goTo(other, callId);
        }}
        className="inline-flex h-5 shrink-0 items-center gap-0.5 rounded px-1 text-accent-ink hover:bg-hover"
      >
        <Arrow size={12} />
        {other}
      </button>
    </>
  );
}

function ToolValue({ title, name, value, path, isError = false }: ToolCardProps) {
  const cut = useCutValue(path);
  const label = `${title}${name === undefined ? '' : ` ${name}`}`;
  if (cut !== undefined) {
    return (
      <div className="p-1.5">
        <BigValue label={label} cut={cut} preview={typeof value === 'string' ? value : ''} isError={isError} />
      </div>
    );
  }
  if (typeof value !== 'string') return <JsonViewer label={label} value={value} isPlain />;
  const media = toTextMedia(value, 'result');
  return (
    <div className="px-2.5 py-1.5">
      {media !== undefined ? (
        <MediaChip source={media} isShownFirst />
      ) : value === '' ? (
        <span className="text-ink-faint italic">empty</span>
      ) : (
        <SmartText label={label} text={value} foldedChars={2000} />
      )}
    </div>
  );
}
