import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { LabelDropNotice, type LabelDropNoticeProps } from './LabelDropNotice.tsx';

const DROPPED = { label: { name: 'tone', scale: { type: 'thumbs' }, isSet: true }, place: 0 } as const;

function render(props: Pick<LabelDropNoticeProps, 'dropped' | 'error'>): string {
  return renderToStaticMarkup(
    createElement(LabelDropNotice, { ...props, onUndo: () => undefined, onClose: () => undefined }),
  );
}

test('a label that is gone is named and can be brought back', () => {
  const markup = render({ dropped: DROPPED, error: null });
  expect(markup).toMatch(/role="status".*tone.*Undo/);
});

test('a refusal is told, and nothing is offered to be undone', () => {
  const markup = render({ dropped: undefined, error: new Error('The server does not answer.') });
  expect(markup).toMatch(/role="alert".*does not answer/);
  expect(markup).not.toContain('Undo');
});

test('nothing is said before anything was dropped', () => {
  expect(render({ dropped: undefined, error: null })).toBe('');
});
