import { render } from 'preact';
import { App } from './app';
import './style/base.css';
import './style/shell.css';
import './style/chat.css';
import './style/blocks.css';
import './style/dialog.css';
import './style/phone.css';
import './style/wecom.css';
import './style/wecom-card.css';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
