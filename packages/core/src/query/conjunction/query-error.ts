import { AppError } from '../../errors.ts';

const MAX_MESSAGE_LENGTH = 500;

/** The refusal of a filter or order: what is wrong, and where. Positions are told from 1 on, as people count. */
export function createQueryError(message: string, position: number): AppError {
  return new AppError('invalid_argument', `${message.slice(0, MAX_MESSAGE_LENGTH)} (at character ${position + 1})`, {
    position,
  });
}
