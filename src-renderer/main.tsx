import './data/no-eval.ts';
import 'antd/dist/reset.css';
import 'antd/dist/antd.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/500.css';
import '@fontsource/noto-sans-sc/700.css';
import './ui/theme.css';
import './ui/layout.css';
import './ui/pieces.css';
import { createRoot } from 'react-dom/client';
import { Desk } from './app/desk.tsx';

// Not `desk`: an element's id becomes a property of window, and `window.desk` is how the Electron door is known.
const place = document.getElementById('window-root');
if (place !== null) createRoot(place).render(<Desk />);
