import { isValidElement, type ReactNode } from 'react';

import { CopyButton } from '../CopyButton.tsx';

/** A block of code with its language and a button to take it along. */
export function CodeFence({ children }: { readonly children?: ReactNode }) {
  const language = findLanguage(children);
  return (
    <div className="group/code relative my-2 overflow-hidden rounded-md border border-line bg-sunken">
      <div className="flex h-6 items-center justify-between pr-0.5 pl-2.5 text-2xs text-ink-faint">
        {language ?? 'code'}
        <CopyButton text={() => toText(children)} label="Copy code" isSmall />
      </div>
      <pre className="overflow-x-auto px-2.5 pb-2 font-mono text-xs leading-5">{children}</pre>
    </div>
  );
}

interface CodeProps {
  readonly className?: string;
  readonly children?: ReactNode;
}

function findLanguage(node: ReactNode): string | undefined {
  if (!isValidElement<CodeProps>(node)) return undefined;
  return /\blanguage-([\w+#.-]+)/.exec(node.props.className ?? '')?.[1];
}

function toText(node: ReactNode): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map((child: ReactNode) => toText(child)).join('');
  return isValidElement<CodeProps>(node) ? toText(node.props.children) : '';
}
