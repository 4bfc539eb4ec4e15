import clsx from 'clsx';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly look?: 'plain' | 'quiet' | 'primary';
  readonly submit?: boolean;
  /** As wide as high: for a single icon. */
  readonly isSquare?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

const LOOKS = {
  plain: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'border border-transparent text-ink-soft hover:bg-hover hover:text-ink',
  primary: 'border border-transparent bg-accent text-on-accent hover:opacity-90',
} as const;

export function Button({
  look = 'plain',
  submit = false,
  isSquare = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={clsx(
        'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap',
        isSquare ? 'w-7' : 'px-2.5',
        'disabled:cursor-not-allowed disabled:opacity-50',
        LOOKS[look],
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
