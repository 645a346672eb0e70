import { createApp } from 'vue'

import App from './App.vue'
import { i18n, setLanguage, storedLanguage } from './i18n'
import { router } from './shell/router'
import './styles/tokens.css'
import './styles/base.css'

await setLanguage(storedLanguage())
createApp(App).use(i18n).use(router).mount('#app')
