import { EventEmitter } from 'node:events';
import { keepServing } from '../../src/wiring/keep-serving';
import { stopOnSignal } from '../../src/wiring/run-app';
import { FakeLogger } from '../scheduler/fakes';

/** A process that remembers how it was ended. */
class AProcess extends EventEmitter {
  readonly codes: number[] = [];
  exit(code: number): void {
    this.codes.push(code);
  }
}

const settled = () => new Promise(setImmediate);

test('a rejection that nobody handled is logged, and the desk goes on', () => {
  const [process, logger] = [new AProcess(), new FakeLogger()];
  keepServing(logger, process as never);
  process.emit('unhandledRejection', new Error('inside a library'));
  expect(logger.of('error')).toEqual(['a rejection that nobody handled']);
  expect(process.codes).toEqual([]);
});

test('an exception that nobody caught ends the desk in order, as a failure', async () => {
  const [process, logger] = [new AProcess(), new FakeLogger()];
  const stop = jest.fn(async () => {});
  stopOnSignal(stop, logger, process as never);
  process.emit('uncaughtException', new Error('a bug'));
  await settled();
  expect([stop.mock.calls.length, process.codes]).toEqual([1, [1]]);
  expect(logger.of('error')).toEqual(['stopping: an exception that nobody caught']);
});

test('a signal ends it in order once, a second one at once', async () => {
  const process = new AProcess();
  const stop = jest.fn(() => new Promise<void>(() => {}));
  stopOnSignal(stop, new FakeLogger(), process as never);
  process.emit('SIGTERM', 'SIGTERM');
  process.emit('SIGTERM', 'SIGTERM');
  await settled();
  expect([stop.mock.calls.length, process.codes]).toEqual([1, [1]]);
});
