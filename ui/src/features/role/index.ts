import { IconMatrix, IconRole } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'role',
  permission: 'access.read',
  menu: [
    { group: 'setting', order: 70, path: '/roles', label: 'role.menu', icon: IconRole },
    { group: 'setting', order: 78, path: '/matrix', label: 'role.matrix_menu', icon: IconMatrix },
  ],
  routes: [
    { path: '/roles', name: 'roles', component: () => import('./RoleList.vue') },
    { path: '/roles/:id', name: 'role', component: () => import('./RolePage.vue'), props: true },
    { path: '/matrix', name: 'matrix', component: () => import('./MatrixPage.vue') },
  ],
} satisfies Feature
