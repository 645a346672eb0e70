import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

const kitOnly = {
  group: [
    'element-plus',
    'element-plus/*',
    '@element-plus/*',
    'echarts',
    'echarts/*',
    '@tanstack/*',
    '@codemirror/*',
    '@lezer/*',
  ],
  message: 'Only the kit imports UI libraries: use a piece of @/kit.',
}
const noOtherFeature = {
  group: ['@/features/*', '../../*'],
  message: 'Features never import one another: share through @/kit or @/api.',
}

export default [
  { ignores: ['dist/**', 'src/api/schema.gen.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-imports': ['error', { patterns: [kitOnly] }],
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/no-v-html': 'error',
    },
  },
  { files: ['src/kit/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/features/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [kitOnly, noOtherFeature] }] },
  },
]
