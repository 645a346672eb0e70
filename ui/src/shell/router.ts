import { createRouter, createWebHistory } from 'vue-router'

import { keepAsOf } from './as-of'
import { features } from './feature'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/wall' },
    ...features.flatMap(feature => feature.routes),
    { path: '/:rest(.*)*', component: () => import('./MissingPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

keepAsOf(router)
