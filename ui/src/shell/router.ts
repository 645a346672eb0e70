import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

import { keepAsOf } from './as-of'
import { pages } from './feature'
import { started } from './start'
import { guard } from './way-in'

const MissingPage = () => import('./MissingPage.vue')

/** The pages outside the frame: on the way in. */
const doors: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { open: true } },
  { path: '/first-run', component: () => import('./sign-in/FirstRunPage.vue'), meta: { open: true } },
  { path: '/due/password', component: () => import('./sign-in/PasswordDuePage.vue'), meta: { bare: true } },
  { path: '/due/factor', component: () => import('./sign-in/FactorDuePage.vue'), meta: { bare: true } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    // Never shown: the guard leads on to the page on which the person begins.
    { path: '/', component: MissingPage },
    ...doors,
    ...pages(),
    { path: '/:rest(.*)*', component: MissingPage },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

guard(router, started)
keepAsOf(router)
