import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  HandlerDetails,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron';

type FakedContents = Pick<WebContents, 'send' | 'setWindowOpenHandler' | 'printToPDF'>;
type FakedWindow = Pick<BrowserWindow, 'loadURL' | 'show' | 'focus' | 'restore' | 'isMinimized' | 'destroy'>;

/** A page that remembers what it was told. */
export class FakeContents extends EventEmitter implements FakedContents {
  readonly sent: { channel: string; text: string }[] = [];
  onSend: (channel: string, text: string) => void = () => {};
  #windowOpen: (() => WindowOpenHandlerResponse) | null = null;

  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, text: String(args[0]) });
    this.onSend(channel, String(args[0]));
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.#windowOpen = () => handler({ url: 'https://evil.test/' } as HandlerDetails);
  }

  /** What the page gets for `window.open`. */
  openedWindow(): WindowOpenHandlerResponse | undefined {
    return this.#windowOpen?.();
  }

  /** Sends a navigation event; true when a listener prevented it. */
  isPrevented(event: string, url: string): boolean {
    let prevented = false;
    this.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  }

  async printToPDF(): Promise<Buffer> {
    return Buffer.from('%PDF-1.7 of a fake window');
  }
}

/** A window that shows nothing, but loads its document through the scheme's handler as the real one does. */
export class FakeWindow extends EventEmitter implements FakedWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  readonly calls: string[] = [];
  isGone = false;
  loaded: string | null = null;
  #load: (url: string) => Promise<unknown>;

  constructor(options: BrowserWindowConstructorOptions, load: (url: string) => Promise<unknown>) {
    super();
    this.options = options;
    this.#load = load;
  }

  async loadURL(url: string): Promise<void> {
    await this.#load(url);
    this.loaded = url;
    this.emit('ready-to-show');
  }

  isMinimized(): boolean {
    return true;
  }

  show(): void {
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }

  restore(): void {
    this.calls.push('restore');
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.emit('closed');
  }
}
