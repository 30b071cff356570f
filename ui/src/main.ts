import './styles/index.css';

import { mount } from 'svelte';

import { ladeHost } from './api';
import App from './shell/App.svelte';

const ziel = document.getElementById('app');
if (ziel === null) throw new Error('index.html has no #app');
// Not awaited: the views import this file, and none may wait for it (eslint.config.js).
void ladeHost().then((host) => mount(App, { target: ziel, props: { host } }));
