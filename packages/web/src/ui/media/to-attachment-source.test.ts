import { expect, test } from 'vitest';

import { toAttachmentSource } from './to-attachment-source.ts';

const ID = '123e4567-e89b-12d3-a456-426614174000';

test('an attachment of MLflow says what it is', () => {
  expect(toAttachmentSource(`mlflow-attachment://${ID}?content_type=image%2Fpng&trace_id=tr-1`)).toMatchObject({
    mediaType: 'image/png',
    fileName: '123e4567.png',
  });
});

test.each([
  `mlflow-attachment://../../secret?trace_id=tr-1`,
  `mlflow-attachment://${ID}`,
  `https://example.com/${ID}?trace_id=tr-1`,
  '',
])('%s is none', (text) => {
  expect(toAttachmentSource(text)).toBeUndefined();
});
