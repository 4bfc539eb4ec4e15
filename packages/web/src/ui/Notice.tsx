import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  readonly icon?: ReactNode;
  readonly tone?: 'neutral' | 'error';
}

/** A page or panel that has nothing to show says why, and what to do. */
export function Notice({ title, children, actions, icon, tone = 'neutral' }: NoticeProps) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className="mx-auto flex max-w-lg flex-col items-center gap-3 px-6 py-16 text-center"
    >
      {icon !== undefined && (
        <div
          className={clsx('rounded-full p-3', tone === 'error' ? 'bg-error-bg text-error' : 'bg-sunken text-ink-faint')}
        >
          {icon}
        </div>
      )}
      <h2 className="text-base font-semibold">{title}</h2>
      {children !== undefined && <div className="wrap-any max-w-full min-w-0 text-ink-soft">{children}</div>}
      {actions !== undefined && <div className="mt-1 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
