import clsx from 'clsx';

import { type ButtonProps, Button } from './Button.tsx';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'aria-label'> {
  readonly label: string;
  readonly isPressed?: boolean;
}

/** A button that is only an icon: its label is read out, and shown on hover and focus. */
export function IconButton({ label, isPressed, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <Button
        look="quiet"
        isSquare
        aria-label={label}
        {...(isPressed !== undefined && { 'aria-pressed': isPressed })}
        className={clsx(isPressed === true && 'bg-selected text-accent-ink', className)}
        {...rest}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
