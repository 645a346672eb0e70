import { IconRule } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

/** Who writes rule sets, and who answers for putting them into force. */
const permission = ['rule.edit', 'rule.approve']

export default {
  id: 'rule',
  permission,
  menu: [{ group: 'project', order: 44, path: '/rules', label: 'rule.menu', icon: IconRule }],
  routes: [
    { path: '/rules', name: 'rules', component: () => import('./RulesPage.vue') },
    { path: '/rules/:address', name: 'rule', component: () => import('./EditorPage.vue'), props: true },
  ],
} satisfies Feature
