import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leftOut, readLockFile } from '../scripts/lock-file.ts'

test('package-lock.json names the packages of every platform', () => {
  assert.deepEqual(leftOut(readLockFile()), [], 'complete it with `node scripts/complete-lock.ts`')
})
