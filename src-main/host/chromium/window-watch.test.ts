import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../testing/hand-timers.ts';
import { createWindowWatch } from './window-watch.ts';

function open() {
  const timers = createHandTimers();
  const watch = createWindowWatch(timers.after);
  const state = { isClosed: false };
  void watch.closed.then(() => {
    state.isClosed = true;
  });
  const isClosed = async () => {
    await Promise.resolve();
    await Promise.resolve();
    return state.isClosed;
  };
  return { timers, watch, isClosed };
}

describe('window watch', () => {
  it('L12 closes when the window is gone for 10 s and the browser ended, whichever comes last', async () => {
    const browserLast = open();
    browserLast.watch.browserStarted();
    browserLast.watch.windowsChanged(1);
    browserLast.watch.windowsChanged(0);
    browserLast.timers.pass(10_000);
    expect(await browserLast.isClosed()).toBe(false);
    browserLast.watch.browserEnded();
    expect(await browserLast.isClosed()).toBe(true);

    const graceLast = open();
    graceLast.watch.browserStarted();
    graceLast.watch.windowsChanged(1);
    graceLast.watch.windowsChanged(0);
    graceLast.watch.browserEnded();
    graceLast.timers.pass(9_999);
    expect(await graceLast.isClosed()).toBe(false);
    graceLast.timers.pass(10_000);
    expect(await graceLast.isClosed()).toBe(true);
  });

  it('L12 a reload within the 10 s calls the end off', async () => {
    const { watch, timers, isClosed } = open();
    watch.browserStarted();
    watch.windowsChanged(1);
    watch.windowsChanged(0);
    watch.windowsChanged(1);
    expect(timers.pending()).toEqual([]);
    watch.browserEnded();
    expect(await isClosed()).toBe(false);
  });

  it('L12 one of two windows closing is not the end', async () => {
    const { watch, timers } = open();
    watch.windowsChanged(1);
    watch.windowsChanged(2);
    watch.windowsChanged(1);
    expect(timers.pending()).toEqual([]);
  });

  it('L12 a browser that hands over to a running one and ends at once is not the end', async () => {
    const { watch, timers, isClosed } = open();
    watch.browserStarted();
    watch.browserEnded();
    timers.pass(10_000);
    expect(await isClosed()).toBe(false);
    watch.windowsChanged(1);
    expect(await isClosed()).toBe(false);
  });

  it('L12 stop ends the watch and leaves no timer', async () => {
    const { watch, timers, isClosed } = open();
    watch.windowsChanged(1);
    watch.windowsChanged(0);
    watch.stop();
    expect(timers.pending()).toEqual([]);
    expect(await isClosed()).toBe(true);
  });
});
