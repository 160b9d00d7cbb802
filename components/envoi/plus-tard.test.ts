import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { insister } from './plus-tard';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('un code qui ne vient pas se redemande jusqu’à ce qu’il vienne', async () => {
  const charger = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('coupé'))
    .mockRejectedValueOnce(new Error('coupé'));
  charger.mockResolvedValue('venu');
  const venu = insister(charger);
  await vi.advanceTimersByTimeAsync(1999);
  expect(charger).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2001);
  expect(await venu).toBe('venu');
  expect(charger).toHaveBeenCalledTimes(3);
});
