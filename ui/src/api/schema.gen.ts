// Generated from api/openapi.json by `npm run gen`. Do not edit.

export interface paths {
    "/api/access/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds which role, the latest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Only those of this account. */
                    account?: components["schemas"]["AccountId"];
                    /** @description Ended ones too. */
                    ended?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GrantView"][];
                    };
                };
            };
        };
        put?: never;
        /** Give a role to an account. The account has to sign in again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GrantView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/grants/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a grant would open. Nothing is changed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RightChange"][];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/grants/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a grant today. It stays in the record. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantEndBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GrantView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass every duty of a leaving account on to another from a day on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GrantView"][];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each role may do: every operation of this contract with the roles that may do it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatrixView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/matrix.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a workbook, for the auditor. Taking it out is recorded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role with its permissions, and how many hold it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleView"][];
                    };
                };
            };
        };
        put?: never;
        /** Make a role. `403 duties_separate` when it would join duties that are kept apart. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a role that was made here. Its holders have to sign in again. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoleView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Remove a role that nobody holds any more. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/roles/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a changed role would open or close for its holders. Nothing is changed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RightChange"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/access/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why an account sees a project, or why not. */
        get: {
            parameters: {
                query: {
                    account: components["schemas"]["AccountId"];
                    /** @description A project's code. */
                    project: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WhyView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by login. */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a login or name. */
                    q?: string;
                    /** @description `waiting`, `active` or `disabled` */
                    state?: string;
                    /** @description Only accounts of this unit. */
                    org?: string;
                    /** @description Rows to skip. */
                    offset?: number;
                    /** @description Rows to return, 50 when absent, at most 1000. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountPage"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Register an account. It is inert until it is approved; its one-time password is shown this once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewAccountBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedAccount"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register every account of a workbook, or none. The one-time passwords are shown this once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportedAccount"][];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show what a workbook of accounts would bring. Nothing is written. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountSheetView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/import/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form for importing accounts, empty. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change name, unit, posts and numbers. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AccountBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an account be used. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable an account; its sessions and tokens end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a disabled account be approved again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End every session and token of an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reset-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the second factor away; its owner sets up a new one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a new one-time password, shown this once. The account is inert until it is approved again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedAccount"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a number unmasked. The reason goes into the audit record. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RevealBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RevealedNumber"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget failed sign-ins, so that somebody locked out may try again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requests that whoever asks has made or may sign, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Those that were answered too; else only the open ones. */
                    all?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a request in the present step, or refuse it. What was asked for is recorded with the last signature. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ApprovalId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a signer has opened a request: its author no longer takes it back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ApprovalId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a request on that came back to its author. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ApprovalId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResumeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a request back to whoever asked, or to an earlier step. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ApprovalId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one more person sign in the present step. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ApprovalId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignerBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a request back, which only its author does, and only while no signer has opened it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ApprovalId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the assignments that hold at a date, and counts over all that match. */
        get: {
            parameters: {
                query?: {
                    /** @description The date the list is asked for; today when absent. */
                    as_of?: string;
                    /** @description Part of a project's name or code, in Chinese, pinyin or initials, or of what a holder is called. */
                    q?: string;
                    /** @description Roles. */
                    role?: string;
                    /** @description Responsible units by id. */
                    unit?: string;
                    /** @description What a holder is called, exactly. */
                    holder?: string;
                    /** @description States of visits: `free`, `met`, `due`, `near`, `overdue` */
                    visits?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignmentPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Assign somebody to one or many projects. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignedView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Served ÷ should be served, with its rows. */
        get: {
            parameters: {
                query?: {
                    /** @description The date it is asked for; today when absent. */
                    as_of?: string;
                    /** @description One role alone. */
                    role?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CoverageView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand assignments over in one act: the holders end, the next one begins the day after. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignmentHandOverBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignedView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignments/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an assignment without a successor. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["AssignmentId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignmentEndBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignedView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the record that match, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Recorded at this instant or later. */
                    from?: string;
                    /** @description Recorded before this instant. */
                    to?: string;
                    /** @description Sign-in name; `system` for jobs, `console` for the command line. */
                    actor?: string;
                    /** @description An action or the beginning of one: `project.edit`, `project.`. */
                    action?: string;
                    /** @description The kind of thing: `project`, `account`. */
                    subject?: string;
                    subject_id?: string;
                    /** @description Where the request came from. */
                    address?: string;
                    /** @description Words, apart by spaces, each of which stands in what was before or after. */
                    words?: string;
                    /** @description Only entries with a smaller number: the next page goes on below the last number of this one. */
                    below?: number;
                    /** @description Entries to return, 50 unless told, 500 at most. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same entries as a workbook, all of them. */
        get: {
            parameters: {
                query?: {
                    /** @description Recorded at this instant or later. */
                    from?: string;
                    /** @description Recorded before this instant. */
                    to?: string;
                    /** @description Sign-in name; `system` for jobs, `console` for the command line. */
                    actor?: string;
                    /** @description An action or the beginning of one: `project.edit`, `project.`. */
                    action?: string;
                    /** @description The kind of thing: `project`, `account`. */
                    subject?: string;
                    subject_id?: string;
                    /** @description Where the request came from. */
                    address?: string;
                    /** @description Words, apart by spaces, each of which stands in what was before or after. */
                    words?: string;
                    /** @description Only entries with a smaller number: the next page goes on below the last number of this one. */
                    below?: number;
                    /** @description Entries to return, 50 unless told, 500 at most. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the verification stands that is under way, or what the last one found. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VerificationRun"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Verify the whole record. Answers at once; when a verification is under way on this server, it is that one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VerificationRun"];
                    };
                };
            };
        };
        /** Stop the verification. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VerificationRun"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/baselines/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the plans of a year are frozen, and what was revised. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BaselineBoard"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/baselines/{year}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the plans of a year to be frozen. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FreezeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the items that match, and the sums over all of them. */
        get: {
            parameters: {
                query?: {
                    /** @description The date the list is asked for; today when absent. */
                    as_of?: string;
                    /** @description Part of a name, in Chinese, pinyin or pinyin initials. */
                    q?: string;
                    /** @description Periods by number. */
                    period?: string;
                    /** @description `signing`, `start`, `production` */
                    stage?: string;
                    /** @description Units by id. */
                    unit?: string;
                    /** @description States of the clock: `undated`, `running`, `near`, `overdue`, `done`, `late`, `stopped` */
                    clock?: string;
                    /**
                     * @description `stage`, `name`, `period`, `unit`, `amount`, `day` or `due`, with a leading `-` for descending; by stage, period and
                     *     registration when absent.
                     */
                    sort?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register an item that no list has brought. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BatchRegistrationBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchItemView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An item with what came from it and the objections to it. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    id: components["schemas"]["BatchItemId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchItemView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change an item. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["BatchItemId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BatchItemBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchItemView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/items/{id}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an item to be taken out of the denominator of a ratio, or to be counted again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["BatchItemId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ObjectionBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/items/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say from which item of the stage before another came, or that it was declared by itself. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["BatchItemId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LinkBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BatchItemView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The periods and their days. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeriodView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/periods/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the day of a period, from which the clocks of its items run. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PeriodBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeriodView"][];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/ratios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The four conversion ratios, each with its numerator, its denominator and the rows of both. */
        get: {
            parameters: {
                query?: {
                    /** @description The date the ratios are asked for; today when absent. */
                    as_of?: string;
                    /** @description Periods by number: those of the items that are counted, whenever what followed them came. */
                    period?: string;
                    /** @description Units by id. */
                    unit?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RatioView"][];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Items that most likely came from one another. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuggestionView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bulletins made so far, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulletinLine"][];
                    };
                };
            };
        };
        put?: never;
        /** Make the weekly bulletin of a date. It keeps the figures it was made of. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulletinBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulletinLine"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/bulletin.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bulletin as a Word document. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": number[];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/bulletin.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bulletin as PDF. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": number[];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People in service who may see projects, by a part of their names. */
        get: {
            parameters: {
                query?: {
                    /** @description A part of a name or sign-in name. */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Colleague"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/curves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The schedule curves that replace the linear one. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurveLine"][];
                    };
                };
            };
        };
        /** Set the schedule curve of a year and class. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CurveBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurveLine"][];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Go back to the curve that holds without this one. */
        delete: {
            parameters: {
                query: {
                    year: number;
                    /** @description The class; absent for the curve of all classes without one of their own. */
                    nature?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurveLine"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who acts for whoever asks, and for whom they act, the latest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationView"][];
                    };
                };
            };
        };
        put?: never;
        /** Have somebody sign in one's place for some days. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DelegationBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a delegation that one gave. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["DelegationId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DelegationView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of a demonstration with their passwords; none on any other server. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DemoAccount"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of requests, and counts over all that match. */
        get: {
            parameters: {
                query?: {
                    /** @description The date the list is asked for; today when absent. */
                    as_of?: string;
                    /** @description Part of a project's name or code, in Chinese, pinyin or initials, or of what is needed. */
                    q?: string;
                    /** @description Kinds. */
                    kind?: string;
                    /** @description `open`, `promised`, `met`, `refused`, `withdrawn` */
                    state?: string;
                    /** @description States of the clock: `running`, `near`, `overdue`, `done`, `late` */
                    clock?: string;
                    /** @description Units that owe, by id. */
                    unit?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask for a factor. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactorRequestBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorRequestView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/balance/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Land and money of the district in a year: supply against need and what was met. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    year: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BalanceView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/balance/{year}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter what the district has to give of a kind in a year. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: string;
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactorQuotaBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BalanceView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Within how many working days each kind is answered, and in which measures it is counted. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorLimitView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/limits/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the limit of a kind. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactorLimitBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorLimitView"][];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request with its history. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    id: components["schemas"]["FactorRequestId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorRequestView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/factors/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a request: promise, meet, refuse; or withdraw it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["FactorRequestId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactorAnswerBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorRequestView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facts that the rules in force ask for, and what is entered of them, project by project. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactSheet"];
                    };
                };
            };
        };
        put?: never;
        /** Enter facts of many projects, all of them or none. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactSheetBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactOutcome"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of the district, the same as `guatu figures` prints. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Figures"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file itself. That it was taken out is recorded. */
        get: {
            parameters: {
                query?: {
                    /** @description To be shown in the page, where its kind allows it; else to be kept on the disk. */
                    show?: boolean;
                };
                header?: never;
                path: {
                    id: components["schemas"]["FileId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": number[];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a file. It is no longer shown; its content and the record stay. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["FileId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FileRemoveBody"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small picture of a picture. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["FileId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": number[];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first accounts are still to be made. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstRunView"];
                    };
                };
            };
        };
        put?: never;
        /** Make the first administrators, with the code from the server's console. Their one-time passwords are shown this once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FirstRunBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FirstAccount"][];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history of imports, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportLine"][];
                    };
                };
            };
        };
        put?: never;
        /** Show a file to the system. Nothing is written but the preview itself. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import: how its sheets were understood, and what they would change or have changed. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Discard a preview. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the import: all of it, or nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Correct how the columns of a sheet are understood; remembered for the next file with the same headers. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MappingBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/marked.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same workbook with the bad cells marked. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rejected.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rejected rows alone, as a workbook to correct and bring back. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of an import, by status. */
        get: {
            parameters: {
                query?: {
                    /** @description `created`, `updated`, `unchanged` or `rejected`; all when absent. */
                    status?: string;
                    sheet?: string;
                    offset?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RowPage"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/investments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A month of the district: target, three series, gaps, units, categories. */
        get: {
            parameters: {
                query?: {
                    /** @description `2023-03`; the last full month when absent. */
                    month?: string;
                    /** @description The business date; the month's last day when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant. */
                    known_at?: string;
                    /** @description The series that counts as done: `progress`, `statistics` or `payment`; that of the target when absent. */
                    actual?: string;
                    /** @description One unit's projects. */
                    unit?: components["schemas"]["OrgId"];
                    /** @description One category's projects. */
                    sector?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvestmentView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/investments/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a workbook. */
        get: {
            parameters: {
                query?: {
                    /** @description `2023-03`; the last full month when absent. */
                    month?: string;
                    as_of?: string;
                    known_at?: string;
                    /** @description Part of a name, in Chinese, pinyin or pinyin initials. */
                    q?: string;
                    unit?: components["schemas"]["OrgId"];
                    sector?: string;
                    /** @description Which gap `gap` is about: `statistics` when absent, or `payment`. */
                    against?: string;
                    /** @description `unexplained` for those with a remainder; or a state: `none`, `explained`, `open`, `over`. */
                    gap?: string;
                    /** @description `unreported`, `open`, `confirmed` or `changed` */
                    confirmation?: string;
                    /** @description `yes` or `no`: whether the statistics office has them. */
                    listed?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/investments/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects of a month, those with the largest gap first. */
        get: {
            parameters: {
                query?: {
                    /** @description `2023-03`; the last full month when absent. */
                    month?: string;
                    as_of?: string;
                    known_at?: string;
                    /** @description Part of a name, in Chinese, pinyin or pinyin initials. */
                    q?: string;
                    unit?: components["schemas"]["OrgId"];
                    sector?: string;
                    /** @description Which gap `gap` is about: `statistics` when absent, or `payment`. */
                    against?: string;
                    /** @description `unexplained` for those with a remainder; or a state: `none`, `explained`, `open`, `over`. */
                    gap?: string;
                    /** @description `unreported`, `open`, `confirmed` or `changed` */
                    confirmation?: string;
                    /** @description `yes` or `no`: whether the statistics office has them. */
                    listed?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvestmentPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/investments/{month}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm what was reported of a month: all of these projects, or none. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfirmationBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Confirmed"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/investments/{month}/unconfirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take confirmations of a month back, with a reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UnconfirmationBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Confirmed"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every project's light with its explanation, the same as `guatu lights` prints. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LightLine"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browsers that are signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeviceView"][];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Sign all of them out but this one. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign one of them out. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the second factor is set up, and whether it has to be. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a secret for an authenticator. It counts once its first code was confirmed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewFactorView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the secret by its first code; answers with the recovery codes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactorBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorSetView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the second factor up, unless a role asks for it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is asked of passwords. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PolicyView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Change one's password. All other sessions and all tokens end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangePasswordBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StageView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The provider's identity that is linked to one's own account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyProviderView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Begin to link one's own account to an identity of the provider: the browser goes to the address in the answer. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoToView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/provider/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlink one's own account. Other sessions that came by the provider end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes; the old ones are void. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodesView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own tokens. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokenView"][];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Issue a token for a program; it is shown this once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTokenBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedToken"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/months/{month}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a month: freeze its lights. A closed month takes no more reports. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MonthStatus"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/months/{month}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed month again for corrections. What was closed stays as it was; the next closing is another result beside it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReopenBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MonthStatus"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my-projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects that are assigned to whoever asks, as far as their grants show them. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyProjectsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every unit with the one above it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgNode"][];
                    };
                };
            };
        };
        put?: never;
        /** Register a unit. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrgBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgNode"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree as a workbook, in the form in which it is imported. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a workbook of units into the tree: all of it, or nothing. Units that it leaves out stay as they are. */
        post: {
            parameters: {
                query?: {
                    /** @description The `mark` of the preview. */
                    seen?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgSheetView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show what a workbook of units would bring. Nothing is written. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgSheetView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/import/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The form for importing the tree, empty. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orgs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename a unit, or move it with everything below it. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OrgBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OrgNode"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pools at a date: what stands in each, what entered since January against the target, stages, combed lists, newest moves. */
        get: {
            parameters: {
                query?: {
                    /** @description Today when absent. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoolBoard"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of projects that may be one. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DuplicateView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for projects to be moved into a pool; whoever may approve it answers. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the exit rules propose. */
        get: {
            parameters: {
                query?: {
                    /** @description Those that were decided too; else only those that wait. */
                    all?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/proposals/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about a proposal: dismiss it, record that a notice was served, or ask for the exit. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProposalId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProposalBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProposalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is decided about the pools, and published rules to adopt. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoolSettings"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/settings/admissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the conditions of a pool for a sector. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdmissionBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoolSettings"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/settings/exits/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set an exit rule. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExitBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoolSettings"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/settings/pools/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name a pool, place it, open or shut it; a code that no pool has makes a new one. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PoolBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoolSettings"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pools/settings/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how many projects a year is to bring into a pool. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PoolTargetBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PoolSettings"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The steps that each kind of request goes through. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProcedureBoard"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/procedures/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for other steps of a kind of request; somebody else approves them. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProcedureBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects that match, with the sums over all of them. */
        get: {
            parameters: {
                query?: {
                    /** @description The date the list is asked for; today when absent. */
                    as_of?: string;
                    /** @description Part of a name or code, in Chinese, pinyin or pinyin initials. */
                    q?: string;
                    /** @description Sectors by name; `-` for those without one. */
                    sector?: string;
                    /** @description `province`, `city`, `district`; `-` for none. */
                    level?: string;
                    /** @description `new_start`, `carry_over`, `completing`, `preparing`; `-` for none. */
                    nature?: string;
                    /** @description Units by id; `-` for none. */
                    unit?: string;
                    /** @description Lights by id. */
                    light?: string;
                    /** @description `yes` for projects with a leader in contact, `no` for the others, or a leader by name. */
                    leader?: string;
                    /** @description `no` for projects that owe the last full month's report, `yes` for those that have sent it. */
                    reported?: string;
                    /** @description `yes` for projects with a plan in the year. */
                    planned?: string;
                    /** @description `yes` for projects that stand on the map, `no` for those without coordinates. */
                    located?: string;
                    /** @description Pools by code; `-` for those in none. */
                    pool?: string;
                    /** @description Pools by code: projects that entered one of them during the year. */
                    entered?: string;
                    /** @description Stages of a project's life; `-` for those without one. */
                    stage?: string;
                    /** @description `reserve`, `signed`, `stalled`, `approved_not_started`, `started_not_building`, `built_not_producing` */
                    combing?: string;
                    /** @description The class of the year as computed: `new_start`, `carry_over`, `completing`, `preparing`; `-` for none. */
                    class?: string;
                    /** @description `yes` for projects whose computed class differs from the nature that plan lists have. */
                    differs?: string;
                    /** @description A field of the row, with a leading `-` for descending order. */
                    sort?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same rows as a workbook, all of them. */
        get: {
            parameters: {
                query?: {
                    /** @description The date the list is asked for; today when absent. */
                    as_of?: string;
                    /** @description Part of a name or code, in Chinese, pinyin or pinyin initials. */
                    q?: string;
                    /** @description Sectors by name; `-` for those without one. */
                    sector?: string;
                    /** @description `province`, `city`, `district`; `-` for none. */
                    level?: string;
                    /** @description `new_start`, `carry_over`, `completing`, `preparing`; `-` for none. */
                    nature?: string;
                    /** @description Units by id; `-` for none. */
                    unit?: string;
                    /** @description Lights by id. */
                    light?: string;
                    /** @description `yes` for projects with a leader in contact, `no` for the others, or a leader by name. */
                    leader?: string;
                    /** @description `no` for projects that owe the last full month's report, `yes` for those that have sent it. */
                    reported?: string;
                    /** @description `yes` for projects with a plan in the year. */
                    planned?: string;
                    /** @description `yes` for projects that stand on the map, `no` for those without coordinates. */
                    located?: string;
                    /** @description Pools by code; `-` for those in none. */
                    pool?: string;
                    /** @description Pools by code: projects that entered one of them during the year. */
                    entered?: string;
                    /** @description Stages of a project's life; `-` for those without one. */
                    stage?: string;
                    /** @description `reserve`, `signed`, `stalled`, `approved_not_started`, `started_not_building`, `built_not_producing` */
                    combing?: string;
                    /** @description The class of the year as computed: `new_start`, `carry_over`, `completing`, `preparing`; `-` for none. */
                    class?: string;
                    /** @description `yes` for projects whose computed class differs from the nature that plan lists have. */
                    differs?: string;
                    /** @description A field of the row, with a leading `-` for descending order. */
                    sort?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One project with everything known about it. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a project's facts and its plan of the year. `409` when somebody else changed them since. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProjectBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requests of a project, the latest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FactorLine"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/facts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter a fact that the rules in force ask people for. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FactBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of a project, the latest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileView"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a photo or paper to a project. What it is, its content says. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["FileAddBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FileView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was ever changed about a project, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeView"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/investment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A project's year in three series, and how its gaps are explained. */
        get: {
            parameters: {
                query?: {
                    /** @description `2023-03`; the last full month when absent. */
                    month?: string;
                    /** @description The business date; the month's last day when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant. */
                    known_at?: string;
                    /** @description The series that counts as done: `progress`, `statistics` or `payment`; that of the target when absent. */
                    actual?: string;
                    /** @description One unit's projects. */
                    unit?: components["schemas"]["OrgId"];
                    /** @description One category's projects. */
                    sector?: string;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectInvestment"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/investment/{month}/{against}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Explain a gap of a month: all its parts, in place of those before. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    month: string;
                    /** @description `statistics` or `payment` */
                    against: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GapAnswerBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectInvestment"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/life": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a project stands in its life and in the pools, how it came there, and what may follow. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LifeView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/light": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another light than the rules give. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OverrideBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/light/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to the light by the rules before the day on which a decision would end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OverrideEndBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a project into another one, or undo it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MergeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LifeView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/milestones/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Plan a milestone, or record that it was achieved. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MilestoneBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/payments/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Enter what was paid in a month. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    month: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaymentBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProjectInvestment"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looks after a project now, who did before, and the visits. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PeopleView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another promise of a project whose plan is frozen. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RevisionBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The route of a project that holds at a date, planned on from what is achieved by then. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoutePage"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Accept a draft: its days become milestones, or a request where the year's plan is frozen. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AcceptBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AcceptedView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/route/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every date of a project's route as it would be, and its critical path. Nothing is recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DraftBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/route/papers/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A paper of a project's route: `task_brief`, `roadmap` or `timetable`, as `.pdf` or `.docx`. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path: {
                    code: string;
                    /** @example task_brief.pdf */
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": number[];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{code}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a project came to another stage; exit and termination are asked for. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StageBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LifeView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letters issued so far, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReminderLine"][];
                    };
                };
            };
        };
        put?: never;
        /** Issue a letter to a linked leader and the heads of the units about what is overdue today. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReminderBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReminderLine"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reminders/{id}/papers/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A letter as `letter.pdf` or `letter.docx`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ReminderId"];
                    /** @example letter.pdf */
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": number[];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reporting/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit's month: its projects, last month, drafts and what was submitted. */
        get: {
            parameters: {
                query: {
                    /** @description The reporting unit. */
                    unit: components["schemas"]["OrgId"];
                };
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportSheet"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reporting/{month}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what was typed, exactly as typed. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RowsBody"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reporting/{month}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has reported the month and who has not. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MonthStatus"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reporting/{month}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit rows: all of them, or none and the list of cells that cannot be taken. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RowsBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Submission"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/route-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The node templates there are; those that suit a project first. */
        get: {
            parameters: {
                query?: {
                    /** @description The project's code; the templates that suit it come first. */
                    project?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateLine"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Keep a node template, in place of an earlier one of its id. One with mistakes is answered with them and not kept. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateText"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateCheck"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/route-templates/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that is wrong with the text of a node template. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TemplateText"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateCheck"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/route-templates/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A node template with its nodes and its text. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TemplateView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule set, and which is in force. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleBoard"];
                    };
                };
            };
        };
        put?: never;
        /** Save a version as a draft, in place of a draft of the same id and number. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleSetBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleSetView"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/back-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What rules would have given in past months. Nothing is recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BackTestBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BackTest"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that is wrong with a text, or what it says. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RuleText"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleCheck"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What rules would change on one day. Nothing is recorded. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DryRunBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DryRun"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule set with its text and what the text says. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RuleSetView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Throw a draft away. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{key}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a version to be put into force from a day on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ActivationBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApprovalView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects and units whose name, code, pinyin or initials hold the words. */
        get: {
            parameters: {
                query: {
                    /** @description Part of a name or code, in Chinese, pinyin or initials. */
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchHit"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is here, how far their signing in has come, what they may do, and what day it is. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with name and password. The session comes as a cookie. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StageView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the code of the second factor, or a recovery code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StageView"];
                    };
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in by the provider: the browser goes to the address in the answer. Only where a provider is configured. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BeginBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GoToView"];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/provider/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back to. Leads on to a page of ours, which tells what went wrong if something did. */
        get: {
            parameters: {
                query?: {
                    code?: string;
                    state?: string;
                    /** @description Why the provider let nobody in. */
                    error?: string;
                    /** @description The issuer that answers (RFC 9207). */
                    iss?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/provider/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lead the browser to where one signs out at the provider too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                303: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session at hand. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The targets of a year. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TargetsView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Set the target of the district or of a unit, with its monthly tasks. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TargetBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TargetsView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The saved views of a page. */
        get: {
            parameters: {
                query: {
                    /** @description The page: `projects`. */
                    page: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"][];
                    };
                };
            };
        };
        put?: never;
        /** Save a view under a name; the same name again replaces it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ViewBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a view. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of visits, the latest day first. */
        get: {
            parameters: {
                query?: {
                    /** @description What the holder is called, exactly. */
                    holder?: string;
                    /** @description `planned`, `done`, `recorded` or `cancelled` */
                    step?: string;
                    /** @description Made or planned on this day or later. */
                    from?: string;
                    /** @description Made or planned on this day or earlier. */
                    until?: string;
                    offset?: number;
                    /** @description At most 1000; 50 when absent. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitPage"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Plan a visit, or record one that was made. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewVisitBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often each role visits. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuotaView"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/quotas/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how often a role visits. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    role: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuotaBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuotaView"][];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say more about a visit: that it was made, and what was found. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["VisitId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VisitBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a planned visit. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["VisitId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancelBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VisitView"];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units, sectors, lights and months that filters and forms may offer. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Vocabulary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The district at a glance. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WallView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wall/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The map: the district's outline and a marker per project. */
        get: {
            parameters: {
                query?: {
                    /** @description Business date; today when absent. */
                    as_of?: string;
                    /** @description Only what had been recorded by this instant; now when absent. */
                    known_at?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A draft to accept. */
        AcceptBody: {
            draft: components["schemas"]["DraftBody"];
            paper?: string | null;
            /** @description Why the plan changes: needed where the year's plan is frozen, so that the change has to be approved. */
            reason?: string | null;
        };
        /** @description What became of an accepted draft. */
        AcceptedView: {
            approval?: components["schemas"]["ApprovalView"] | null;
            route?: components["schemas"]["RouteView"] | null;
        };
        /** @description What is to be changed of an account. An absent number stays as it is, an empty one is removed. */
        AccountBody: {
            id_number?: string | null;
            name: string;
            org?: components["schemas"]["OrgId"] | null;
            phone?: string | null;
            posts: components["schemas"]["PostBody"][];
        };
        /** @description A fault by its cell. */
        AccountCellFault: {
            /** @description As the workbook names it: `B3`. */
            cell: string;
            column: components["schemas"]["AccountColumn"];
            fault: components["schemas"]["AccountFault"];
        };
        /**
         * @description A column of the form.
         * @enum {string}
         */
        AccountColumn: "login" | "name" | "unit" | "title" | "phone" | "id_number" | "role";
        /**
         * @description What is wrong with a cell.
         * @enum {string}
         */
        AccountFault: "missing" | "unreadable" | "taken" | "twice" | "unknown_unit" | "unknown_role";
        /**
         * Format: uuid
         * @description An account
         * @example 00000000-0000-7000-8000-000000000006
         */
        AccountId: string;
        /** @description A part of the list of accounts. */
        AccountPage: {
            rows: components["schemas"]["AccountView"][];
            /** @description How many there are in all. */
            total: number;
        };
        /** @description A row of the workbook as it was understood. */
        AccountRow: {
            faults: components["schemas"]["AccountCellFault"][];
            /** @description Masked. */
            id_number: string;
            login: string;
            name: string;
            /** @description Masked. */
            phone: string;
            role: string;
            /**
             * Format: int32
             * @description As the workbook counts, from 1.
             */
            row: number;
            title: string;
            unit: string;
        };
        /** @description What a workbook of accounts would bring. */
        AccountSheetView: {
            /** @description How many rows have faults; with any, none is taken. */
            rejected: number;
            rows: components["schemas"]["AccountRow"][];
        };
        /** @description An account as administrators see it. Numbers are masked. */
        AccountView: {
            approved_at?: components["schemas"]["Timestamp"] | null;
            created_at: components["schemas"]["Timestamp"];
            disabled_at?: components["schemas"]["Timestamp"] | null;
            /** @description Whether a second factor is set up. */
            factor: boolean;
            id: components["schemas"]["AccountId"];
            /** @description `410***********1234` */
            id_number?: string | null;
            /** @description Whether too many failures keep somebody from signing in. */
            locked: boolean;
            login: string;
            /** @description Whether the password is a one-time one that was not changed yet. */
            must_change: boolean;
            name: string;
            org?: components["schemas"]["UnitName"] | null;
            /** @description `138****5678` */
            phone?: string | null;
            posts: components["schemas"]["PostView"][];
            /** @description The code of a role that was asked for when the account was imported; nobody has it by that. */
            proposed_role?: string | null;
            seen_at?: components["schemas"]["Timestamp"] | null;
            /** @description `waiting`, `active` or `disabled` */
            state: string;
        };
        /** @description Something that was done with a request. */
        ActView: {
            /** @description `read`, `sign`, `return`, `resume` or `add_signer` */
            act: string;
            at: components["schemas"]["Timestamp"];
            by: string;
            comment?: string | null;
            on_behalf_of?: string | null;
            /** @description The name of the person who was added. */
            person?: string | null;
            /** @description The name of the step it concerns; absent for whoever asked. */
            step?: string | null;
        };
        /**
         * @description What a unit does about a light.
         * @enum {string}
         */
        Action: "remind" | "slip" | "urge" | "letter" | "supervise" | "bulletin" | "explain" | "interview" | "expose" | "points" | "praise" | "support";
        /** @description A version put into force. */
        Activation: {
            approved_by: string;
            asked_by: string;
            /** Format: date */
            effective_on: string;
            id: string;
            key: string;
            name: components["schemas"]["Bilingual"];
            paper?: string | null;
            reason: string;
            recorded_at: components["schemas"]["Timestamp"];
            /** Format: int32 */
            version: number;
        };
        /** @description From when on a version is to be in force, and why. */
        ActivationBody: {
            /** Format: date */
            effective_on: string;
            paper?: string | null;
            reason: string;
        };
        /** @description A node as the project needs it. What is absent stays as the template has it. */
        AdjustmentBody: {
            /**
             * Format: date
             * @description A day that the node keeps whatever the others do.
             */
            fixed_on?: string | null;
            /** @description The project does not need the node; what waits for it waits for what it waits for. */
            left_out?: boolean;
            limit?: components["schemas"]["Limit"] | null;
            /** @description The id of the node in the template. */
            node: string;
            /** @description A post, never a person. */
            post?: string | null;
            unit?: components["schemas"]["OrgId"] | null;
        };
        /** @description The conditions of a pool for a sector. */
        AdmissionBody: {
            active: boolean;
            evidence?: string[];
            /** @description Total investment of at least so much; a bare number is 万元. */
            least?: string | null;
            pool: string;
            /** @description All sectors without conditions of their own when absent. */
            sector?: string | null;
            source?: string | null;
            stage?: string | null;
        };
        /** @description The conditions of a pool for a sector. */
        AdmissionView: {
            active: boolean;
            evidence: string[];
            least?: components["schemas"]["Money"] | null;
            pool: string;
            /** @description All sectors without conditions of their own when absent. */
            sector?: string | null;
            source?: string | null;
            stage?: string | null;
        };
        /** @description An amount with the words it was written in. */
        AmountView: {
            approximate: boolean;
            /** @description 万元 */
            money: components["schemas"]["Money"];
            /** @description As written, when that says more than the number: `约30亿`. */
            written?: string | null;
        };
        /** @description A signature, or a refusal. */
        AnswerBody: {
            /** @description Whether to sign; else the request is refused, which only those who decide do. */
            approve: boolean;
            comment?: string | null;
        };
        /** @description A gap with its explanations. */
        AnsweredGap: {
            /** @description `statistics` or `payment` */
            against: string;
            /** @description The categories that can be why. */
            categories: string[];
            explanations: components["schemas"]["ExplanationView"][];
            gap: components["schemas"]["GapView"];
            /** @description How often it was explained; what a form was filled from. */
            revision: number;
        };
        /** @description Something that would change. */
        ApprovalDetail: {
            after?: string | null;
            before?: string | null;
            /** @description What it is: `effective_on`, `light`, `plan`, `milestone` … */
            label: string;
            /** @description Which one, where there are several: the name of a milestone. */
            name?: string | null;
        };
        /**
         * Format: uuid
         * @description A request that needs somebody's consent
         * @example 00000000-0000-7000-8000-000000000001
         */
        ApprovalId: string;
        /** @description A step of a request. */
        ApprovalStep: {
            /** @description Empty for the only step of a procedure nobody has written. */
            name: string;
            signers: components["schemas"]["SignerView"][];
            /** @description `signed`, `now` or `to_come` */
            state: string;
            /** @description Whether all have to sign (会签); else any one. */
            together: boolean;
        };
        /** @description A request and what became of it. */
        ApprovalView: {
            /** @description `approved`, `refused` or `withdrawn`; absent while it is open. */
            answer?: string | null;
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: string | null;
            asked_at: components["schemas"]["Timestamp"];
            /** @description The person's name. */
            asked_by: string;
            comment?: string | null;
            /**
             * Format: int64
             * @description By how many days that is past; absent while it is not.
             */
            days_overdue?: number | null;
            details: components["schemas"]["ApprovalDetail"][];
            /**
             * Format: date
             * @description Until when the present step has to be over.
             */
            due_on?: string | null;
            /** @description What was done with it, in order. */
            history: components["schemas"]["ActView"][];
            id: components["schemas"]["ApprovalId"];
            /** @description The rule set asked for. */
            key?: string | null;
            /** @description `rule_activation`, `light_override`, `plan_freeze`, `plan_revision`, `batch_objection`, `procedure` … */
            kind: string;
            /** @description Whether whoever reads this may sign now, send back, or add a signer. */
            may_answer: boolean;
            /** @description Whether that signature may decide: whoever may sign may also refuse. */
            may_refuse: boolean;
            /** @description Whether whoever reads this may take the request back. */
            may_withdraw: boolean;
            /** @description Whether whoever reads this asked for it. */
            mine: boolean;
            /** @description The name of the absent person in whose place they would sign. */
            on_behalf_of?: string | null;
            /** @description Whether whoever reads this has opened it in the present step. */
            opened: boolean;
            paper?: string | null;
            project?: components["schemas"]["ProjectRef"] | null;
            reason: string;
            /** @description Whether it was sent back and waits for whoever asked. */
            returned: boolean;
            /** @description The steps it goes through, with the signatures that stand. */
            steps: components["schemas"]["ApprovalStep"][];
            /** @description What is asked for, in one sentence. */
            title: components["schemas"]["Bilingual"];
        };
        /** @description Who is to look after which projects. */
        AssignBody: components["schemas"]["HolderBody"] & {
            /**
             * Format: date
             * @description The first day; today when absent.
             */
            from?: string | null;
            /** @description Of `charge_pairing` alone. */
            level?: string | null;
            /** @description Codes. */
            projects: string[];
            role: string;
        };
        /** @description How many assignments an act changed. */
        AssignedView: {
            assignments: number;
        };
        /** @description How many of something there are. */
        AssignmentCount: {
            assignments: number;
            /** @description A role, or a state of visits. */
            id: string;
            /** @description Different projects among them. */
            projects: number;
        };
        /** @description Until when, and why. */
        AssignmentEndBody: {
            /**
             * Format: date
             * @description The last day; today when absent.
             */
            last_on?: string | null;
            reason: string;
        };
        /** @description Which assignments pass to whom. */
        AssignmentHandOverBody: components["schemas"]["HolderBody"] & {
            assignments: components["schemas"]["AssignmentId"][];
            /**
             * Format: date
             * @description The first day of whoever takes over.
             */
            on: string;
            reason: string;
        };
        /**
         * Format: uuid
         * @description Somebody's assignment to a project
         * @example 00000000-0000-7000-8000-00000000000d
         */
        AssignmentId: string;
        /** @description An assignment as a row of a list. */
        AssignmentLine: {
            /** Format: date */
            from: string;
            holder: components["schemas"]["HolderView"];
            id: components["schemas"]["AssignmentId"];
            /** @description `province`, `city`, `district` or `committee`; of `charge_pairing` alone. */
            level?: string | null;
            project: components["schemas"]["ProjectRef"];
            /** @description `leader_link`, `leader_charge`, `charge_pairing`, `chief_service_officer`, `task_force`, `responsible_unit` or `contact` */
            role: string;
            /** Format: date */
            to?: string | null;
            unit?: components["schemas"]["OrgRef"] | null;
            visits: components["schemas"]["VisitClockView"];
        };
        /** @description A page of assignments, and counts over all that match. */
        AssignmentPage: {
            /** @description Different projects among them. */
            projects: number;
            /** @description Every role, those nobody holds too. */
            roles: components["schemas"]["AssignmentCount"][];
            rows: components["schemas"]["AssignmentLine"][];
            /** @description Every state of visits. */
            states: components["schemas"]["AssignmentCount"][];
            total: number;
        };
        /** @description An entry of the record. */
        AuditLine: {
            /**
             * Format: uuid
             * @description The actor's account; absent for the system and the console.
             */
            account?: string | null;
            action: string;
            actor: string;
            address: string;
            at: components["schemas"]["Timestamp"];
            /**
             * @description The fields that differ. What was noted without being a change has only `after`; a value without fields has the field
             *     `value`.
             */
            changes: components["schemas"]["FieldChange"][];
            file?: string | null;
            /** @description In hexadecimal digits; absent before the chain. */
            hash?: string | null;
            /**
             * Format: uuid
             * @description The import that brought the change, and its file.
             */
            import?: string | null;
            /** @description The request's id in the log. */
            request: string;
            /** Format: int64 */
            seq: number;
            subject: string;
            /** Format: uuid */
            subject_id?: string | null;
        };
        /** @description A unit, account, role or project by its id. */
        AuditName: {
            en: string;
            /** Format: uuid */
            id: string;
            zh: string;
        };
        /** @description A page of entries, newest first. */
        AuditPage: {
            /** @description Whether there are more than `total`. */
            more: boolean;
            /** @description What the things of these entries are called today. */
            names: components["schemas"]["AuditName"][];
            /**
             * Format: int64
             * @description `below` of the next page; absent on the last one.
             */
            next?: number | null;
            rows: components["schemas"]["AuditLine"][];
            /**
             * Format: int64
             * @description How many entries match on all pages; not counted beyond 10,000.
             */
            total: number;
        };
        /** @description What other rules would have given in past months. */
        BackTest: {
            against: components["schemas"]["RulesName"];
            /** @description The earliest first. */
            months: components["schemas"]["BackTestMonth"][];
            rules: components["schemas"]["RulesName"];
        };
        /** @description What to try on past months. */
        BackTestBody: {
            against?: components["schemas"]["RulesRef"];
            /**
             * Format: int32
             * @description How many months, 1 to 24; 12 when absent.
             */
            months?: number | null;
            rules?: components["schemas"]["RulesRef"];
            /** @description The last month; the last full one when absent. */
            until?: string | null;
        };
        /** @description A month under two rule sets. */
        BackTestMonth: {
            against: components["schemas"]["LightCount"][];
            changed: number;
            /** @description The month is closed: what was known when it was is what counts. */
            closed: boolean;
            month: components["schemas"]["Month"];
            projects: number;
            rules: components["schemas"]["LightCount"][];
        };
        /** @description Supply against need, of one kind in one year. */
        BalanceLine: {
            /** @description `supply − met − open`: negative where more is asked for than there is. */
            after?: string | null;
            /** @description `land` or `funds` */
            kind: string;
            /** @description `supply − met`: what is left to give. */
            left?: string | null;
            /** @description `mu` or `wan` */
            measure: string;
            /** @description Of it what was met. */
            met: string;
            /** @description Asked for in the year, without what was refused or withdrawn. */
            need: string;
            /** @description Of it what is still open. */
            open: string;
            /** @description The paper the supply rests on. */
            paper?: string | null;
            /** @description Everything that is counted. */
            rows: components["schemas"]["FactorLine"][];
            /** @description What the district has to give; absent while nobody entered it. */
            supply?: string | null;
        };
        /** @description The balance of a year. */
        BalanceView: {
            lines: components["schemas"]["BalanceLine"][];
            /** Format: int32 */
            year: number;
        };
        /** @description How far the plans of a year are frozen. */
        BaselineBoard: {
            /** @description Projects whose plan is frozen. */
            frozen: number;
            /** @description Projects that have a plan which is not. */
            open: number;
            /** @description Projects whose baseline was revised, the latest revision first. */
            revised: components["schemas"]["RevisedLine"][];
            /** Format: int32 */
            year: number;
        };
        /** @description A baseline: the original one or a revision. */
        BaselineLine: {
            approved_by: string;
            asked_by: string;
            /** Format: date */
            effective_on: string;
            /** @description What differs from the one before: `plan`, `nature`, `planned_start`, `planned_finish`, `milestones`. */
            fields: string[];
            /** Format: int32 */
            number: number;
            paper?: string | null;
            plan?: components["schemas"]["Money"] | null;
            reason: string;
            recorded_at: components["schemas"]["Timestamp"];
        };
        /** @description The approved promise of a year. */
        BaselineView: {
            /**
             * Format: int32
             * @description How often it was revised; 0 for the original.
             */
            number: number;
            original_plan?: components["schemas"]["Money"] | null;
            /** @description The original and every revision, the first one first. */
            revisions: components["schemas"]["BaselineLine"][];
            /** Format: int32 */
            year: number;
        };
        /** @description A change of an item as a form sends it. */
        BatchItemBody: components["schemas"]["BatchItemFacts"] & {
            /**
             * Format: date
             * @description From when the change holds; today when absent.
             */
            effective_on?: string | null;
            /** @description The revision the form was filled from; the change is refused when there is a newer one. */
            revision: number;
        };
        /** @description What a form says of an item. Amounts are read as offices write them. */
        BatchItemFacts: {
            /** @description Total investment; a bare number is 万元. */
            amount?: string | null;
            /**
             * Format: date
             * @description The day on which it was itself signed, started or brought into production.
             */
            day?: string | null;
            /** Format: date */
            fulfilled_on?: string | null;
            industry?: string | null;
            name: string;
            note?: string | null;
            /** @description `第七期` or 7. */
            period: string;
            /** @description The code of the key project that it is. */
            project?: string | null;
            unit?: components["schemas"]["OrgId"] | null;
            /** Format: date */
            yielding_on?: string | null;
        };
        /** @description What was last recorded of an item, also where it holds only from a day to come: what a form is filled with. */
        BatchItemForm: {
            amount?: components["schemas"]["AmountView"] | null;
            /**
             * Format: date
             * @description The item's own day; that of its period is not in it.
             */
            day?: string | null;
            /** Format: date */
            fulfilled_on?: string | null;
            industry?: string | null;
            name: string;
            note?: string | null;
            /** Format: int32 */
            period: number;
            /** @description The code of the key project, where the reader sees it. */
            project?: string | null;
            /** @description How often it was recorded. */
            revision: number;
            unit?: components["schemas"]["OrgId"] | null;
            /** Format: date */
            yielding_on?: string | null;
        };
        /**
         * Format: uuid
         * @description An item of the three batches
         * @example 00000000-0000-7000-8000-00000000000c
         */
        BatchItemId: string;
        /** @description An item on its page. */
        BatchItemView: {
            latest: components["schemas"]["BatchItemForm"];
            line: components["schemas"]["BatchLine"];
            /** @description What came from it, as far as that is visible. */
            next: components["schemas"]["BatchRef"][];
            objections: components["schemas"]["ObjectionView"][];
        };
        /** @description An item as a row of a list. */
        BatchLine: {
            amount?: components["schemas"]["AmountView"] | null;
            clock?: components["schemas"]["ClockView"] | null;
            /** @description It came from an earlier item; else it was declared by itself. */
            converted: boolean;
            /**
             * Format: date
             * @description Its own day, else that of its period.
             */
            day?: string | null;
            /** Format: date */
            fulfilled_on?: string | null;
            id: components["schemas"]["BatchItemId"];
            industry?: string | null;
            name: string;
            /** @description The ratios whose denominators it is taken out of. */
            out: string[];
            /** Format: int32 */
            period: number;
            project?: components["schemas"]["ProjectRef"] | null;
            /** @description How far its chain has come: `signed`, `fulfilled`, `started`, `produced` or `yielding` */
            reached: string;
            source?: components["schemas"]["BatchRef"] | null;
            /** @description `signing`, `start` or `production` */
            stage: string;
            unit?: components["schemas"]["OrgRef"] | null;
            /** Format: date */
            yielding_on?: string | null;
        };
        /** @description A page of items, and the sums over all that match. */
        BatchPage: {
            /** @description Every state of a clock, those without items too. */
            clocks: components["schemas"]["ClockCount"][];
            /** @description The periods that have items, in their order. */
            periods: components["schemas"]["PeriodSum"][];
            rows: components["schemas"]["BatchLine"][];
            /** @description The three lists, those without items too. */
            stages: components["schemas"]["StageSum"][];
            total: components["schemas"]["SumView"];
        };
        /** @description An item as a link. */
        BatchRef: {
            id: components["schemas"]["BatchItemId"];
            name: string;
            /** Format: int32 */
            period: number;
            /** @description `signing`, `start` or `production` */
            stage: string;
        };
        /**
         * @description A new item as a form sends it. It holds from its own day, else from that of its period, else from the first day of the
         *     district, as one of a list does.
         */
        BatchRegistrationBody: components["schemas"]["BatchItemFacts"] & {
            /** @description `signing`, `start` or `production` */
            stage: string;
        };
        /** @description Where somebody wants to be once they are signed in. */
        BeginBody: {
            /** @description A page of this house: `/projects?light=red`; the first one when absent. */
            to?: string | null;
        };
        Bilingual: {
            en: string;
            zh: string;
        };
        /** @description What to make a bulletin of. */
        BulletinBody: {
            /** Format: date */
            as_of: string;
        };
        /**
         * Format: uuid
         * @description A bulletin
         * @example 00000000-0000-7000-8000-000000000004
         */
        BulletinId: string;
        /** @description A bulletin in the list. */
        BulletinLine: {
            /** Format: date */
            as_of: string;
            id: components["schemas"]["BulletinId"];
            lights: components["schemas"]["LightCount"][];
            made_at: components["schemas"]["Timestamp"];
            made_by: string;
            /** @description `第3期` */
            number: string;
            title: string;
            totals: components["schemas"]["Totals"];
        };
        /** @description Why a visit is cancelled. */
        CancelBody: {
            reason: string;
        };
        /** @description A sector's part. */
        CategoryFigures: {
            projects: number;
            total_investment_wan: components["schemas"]["Wan"];
        };
        /** @description A cell that cannot be taken, or deserves a look. */
        CellErrorView: {
            /** @description As Excel names it: `I9`. */
            cell: string;
            /** @description Code of the sentence in `import.json`. */
            code: string;
            /** @description The sentence in Chinese. */
            message: string;
            params: Record<string, never>;
            sheet: string;
            value: string;
        };
        /** @description A cell that cannot be taken. */
        CellProblem: {
            /** @description The project's code. */
            code: string;
            /** @description Code of the sentence in `import.json`. */
            error: string;
            /** @description `done_month`, `done_year`, `started` */
            field: string;
            params: Record<string, never>;
        };
        /** @description The password so far, and the one to come. */
        ChangePasswordBody: {
            current: string;
            new: string;
        };
        /** @description One recorded change. */
        ChangeView: {
            /** @description `project.register`, `project.edit`, `plan.set`, `milestone.set`, `progress.report` … */
            action: string;
            actor: string;
            at: components["schemas"]["Timestamp"];
            fields: components["schemas"]["FieldChange"][];
            /** @description The file that brought the change. */
            file?: string | null;
        };
        /** @description A contradiction of a day set by hand. */
        Clash: {
            /** @description `too_early`: what it waits for allows `on` at the earliest. `too_late`: what waits for it needs it by `on`. */
            kind: string;
            /** Format: date */
            on: string;
        };
        /** @description How many clocks stand so. */
        ClockCount: {
            items: number;
            state: string;
        };
        /** @description The clock from signing to start. */
        ClockView: {
            /** Format: date */
            began_on?: string | null;
            /** Format: date */
            done_on?: string | null;
            /** Format: date */
            due_on?: string | null;
            /** @description `undated`, `running`, `near`, `overdue`, `done`, `late` or `stopped` */
            state: string;
            /**
             * Format: int64
             * @description Working days left, or, negative, passed since the last day; absent unless the clock runs.
             */
            workdays_left?: number | null;
        };
        /** @description Which closing something is the result of. */
        ClosingRef: {
            closed_at: components["schemas"]["Timestamp"];
            month: components["schemas"]["Month"];
            /**
             * Format: int32
             * @description 1 is the first closing, every later one a correction.
             */
            number: number;
        };
        /** @description A closing of a month: a numbered result that never changes. */
        ClosingView: {
            closed_at: components["schemas"]["Timestamp"];
            closed_by: string;
            /** @description Projects that had not reported. */
            missing: number;
            month: components["schemas"]["Month"];
            /**
             * Format: int32
             * @description 1 is the first closing, every later one a correction.
             */
            number: number;
            reopen_paper?: string | null;
            reopen_reason?: string | null;
            reopened_at?: components["schemas"]["Timestamp"] | null;
            reopened_by?: string | null;
            /** @description The id and number of the rule set that gave the lights. */
            rule_set: string;
            rule_set_name: components["schemas"]["Bilingual"];
            /** Format: int32 */
            version: number;
        };
        /** @description A code of the second factor, or a recovery code. */
        CodeBody: {
            code: string;
        };
        /** @description Somebody who can be named as a signer or a delegate. */
        Colleague: {
            login: string;
            name: string;
            unit?: string | null;
        };
        /** @description A colour: a label with a place in the order and a look. What it means is its own matter: red is an honour in some places. */
        Colour: {
            /** @description As CSS writes it: `#d92d20`. */
            css: string;
            id: string;
            label: components["schemas"]["Bilingual"];
            meaning: components["schemas"]["Meaning"];
            /** @description A colour is never shown by hue alone: `■`. */
            shape: string;
        };
        /** @description What one column means. */
        ColumnMapping: {
            column: string;
            field: string;
            /** @description `yuan`, `wan` or `yi` */
            unit?: string | null;
        };
        /** @description A column and the field it was taken for. */
        ColumnView: {
            /** @description `A`, `B` … */
            column: string;
            field?: string | null;
            header: string;
            /** @description The first values, so that a person can judge the mapping. */
            samples: string[];
            /** @description `yuan`, `wan` or `yi`, for amounts. */
            unit?: string | null;
        };
        /** @description One mistake: what is wrong, and where. */
        Complaint: {
            /** @description Character in the line, from 1. */
            column?: number | null;
            /** @description Line of the file, from 1; absent where no single line is to blame. */
            line?: number | null;
            /** @description The part of the rule set: `dimensions.progress.red.when`. */
            place: string;
            text: components["schemas"]["Bilingual"];
        };
        /** @description How to settle an import. */
        ConfirmBody: {
            /** @description Take the good rows and hand the rejected ones back. */
            skip_rejected?: boolean;
        };
        /** @description Whose month is confirmed. */
        ConfirmationBody: {
            /** @description Codes of projects; all of them, or none. One that is named twice counts once. */
            codes: string[];
        };
        /** @description The office's confirmation of a month. */
        ConfirmationView: {
            at?: components["schemas"]["Timestamp"] | null;
            by?: string | null;
            /** @description The last that was done about it. */
            confirmed?: boolean | null;
            reason?: string | null;
            /** @description `unreported`, `open`, `confirmed` or `changed` */
            state: string;
        };
        /** @description What became of many confirmations. */
        Confirmed: {
            /** @description How many months of projects changed. */
            changed: number;
            /** @description How many stood so already. */
            unchanged: number;
        };
        /** @description Somebody to call about a project. */
        ContactView: {
            account?: components["schemas"]["AccountId"] | null;
            label: string;
            role: string;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /**
         * @description How the times of a light are counted.
         * @enum {string}
         */
        Counted: "in_a_row" | "in_year" | "ever";
        /**
         * @description How the days of a limit are counted.
         * @enum {string}
         */
        Counting: "workdays" | "days";
        /** @description Served ÷ should be served, of some assignments. */
        CoverageLine: {
            /** @description A role, the id of a unit, or what people call a holder; `-` for projects without a unit. */
            id: string;
            name: string;
            overdue: number;
            /** @description Assignments that owe visits in this span. */
            owed: number;
            /** @description In percent with two decimals; absent while nothing is owed. */
            pct?: string | null;
            /** @description Assignments whose visits of this span are made. */
            served: number;
        };
        /** @description An assignment that owes visits, and whether it is in the numerator. */
        CoverageRow: {
            assignment: components["schemas"]["AssignmentLine"];
            served: boolean;
        };
        /** @description The coverage at a date, with its rows. */
        CoverageView: {
            /** Format: date */
            as_of: string;
            /** @description The most overdue first. */
            holders: components["schemas"]["CoverageLine"][];
            /** @description The roles that owe visits. */
            roles: components["schemas"]["CoverageLine"][];
            /** @description Everything in the denominator, the overdue first. */
            rows: components["schemas"]["CoverageRow"][];
            total: components["schemas"]["CoverageLine"];
            /** @description By the projects' responsible units. */
            units: components["schemas"]["CoverageLine"][];
        };
        /** @description A curve to set. */
        CurveBody: {
            nature?: string | null;
            /** @description None less than the one before, the last 100: twelve for `months`, four for `quarters`, else none. */
            percents?: string[];
            shape?: components["schemas"]["CurveShape"];
            /** @description For `tranches`: in the order of their days, all of the year, the last one at 100. */
            tranches?: components["schemas"]["TrancheBody"][];
            /** Format: int32 */
            year: number;
        };
        /** @description A curve as set. */
        CurveLine: {
            /**
             * @description Cumulative percent of the annual plan due by the end of January … December, of a project that begins in January; with
             *     at most four places.
             */
            due: string[];
            /** @description `new_start`, `carry_over`, `completing` or `preparing`; absent for all classes without a curve of their own. */
            nature?: string | null;
            /** @description The percentages that were set: twelve for `months`, four for `quarters`, else none. */
            percents: string[];
            shape: components["schemas"]["CurveShape"];
            tranches: components["schemas"]["TrancheBody"][];
            /** Format: int32 */
            year: number;
        };
        /** @description A month on the plan curve: cumulative amounts since January. */
        CurvePoint: {
            done?: components["schemas"]["Money"] | null;
            done_month?: components["schemas"]["Money"] | null;
            /** @description What the schedule expects by the end of the month. */
            expected: components["schemas"]["Money"];
            month: components["schemas"]["Month"];
        };
        /**
         * @description How a curve is said.
         * @enum {string}
         */
        CurveShape: "months" | "quarters" | "days" | "tranches";
        /**
         * @description GCJ-02, WGS-84 or CGCS2000
         * @example GCJ-02
         */
        Datum: string;
        /** @description A decision against the rules. */
        DecidedView: {
            /** @description Who approved it. */
            by: string;
            /** @description The light by the rules. */
            by_rules: string;
            /** Format: date */
            from: string;
            reason: string;
            /** @description Why the rules say so. */
            rules_reason: components["schemas"]["Bilingual"];
            /**
             * Format: date
             * @description The last day it holds.
             */
            until?: string | null;
        };
        /** @description Who is to act for me, and for how long. */
        DelegationBody: {
            /** @description The sign-in name of who is to act. */
            delegate: string;
            /** Format: date */
            from: string;
            reason: string;
            /**
             * Format: date
             * @description The last day.
             */
            until: string;
        };
        /**
         * Format: uuid
         * @description Somebody who acts for somebody else
         * @example 00000000-0000-7000-8000-00000000000d
         */
        DelegationId: string;
        /** @description A delegation as pages show it. */
        DelegationView: {
            /** @description The name of who acts for them. */
            delegate: string;
            /** Format: date */
            from: string;
            id: components["schemas"]["DelegationId"];
            /** @description Whether whoever reads this gave it, and may end it. */
            mine: boolean;
            /** @description The name of who is away. */
            principal: string;
            reason: string;
            /** @description `to_come`, `running`, `over` or `ended` */
            state: string;
            /** Format: date */
            until: string;
        };
        /** @description An account to look through. */
        DemoAccount: {
            login: string;
            name: string;
            password: string;
        };
        /** @description A browser that is signed in. */
        DeviceView: {
            /** @description Where it signed in from. */
            address: string;
            /** @description What it calls itself. */
            agent: string;
            created_at: components["schemas"]["Timestamp"];
            /** @description Whether it is the one that asks. */
            current: boolean;
            id: components["schemas"]["SessionId"];
            /** @description Whether it came by the provider. */
            provider: boolean;
            /** @description Its last use, to half a minute. */
            seen_at: components["schemas"]["Timestamp"];
        };
        /** @description One dimension of a light. */
        DimensionView: {
            dimension: string;
            light: string;
            name: components["schemas"]["Bilingual"];
            reason: components["schemas"]["Bilingual"];
            rule: string;
            /** @description The condition of the rule in words; empty where no rule held. */
            when: components["schemas"]["Bilingual"];
        };
        /** @description How the route of a project is to be drafted. */
        DraftBody: {
            /**
             * Format: date
             * @description Counted backward from this day (倒排工期).
             */
            finish?: string | null;
            /** @description Nodes that are to be otherwise than the template has them. */
            nodes?: components["schemas"]["AdjustmentBody"][];
            /**
             * Format: date
             * @description Counted forward from this day, which is not one of the days of any limit. Either this or `finish`.
             */
            start?: string | null;
            /** @description The key of a template. */
            template: string;
        };
        /** @description A row of drafts to keep or to submit. */
        DraftRow: {
            cells: components["schemas"]["ReportCells"];
            code: string;
        };
        /** @description A draft with all its dates. */
        DraftView: {
            /** @description The ids of the nodes of the critical path, in their order. */
            critical: string[];
            /**
             * Format: date
             * @description The last planned day.
             */
            finish_on: string;
            /** @description The year's plan is frozen, and this draft would change it: accepting it needs a reason and an approval. */
            frozen: boolean;
            /**
             * Format: int32
             * @description Holidays are known until the end of this year; later ones have weekends alone.
             */
            holidays_until?: number | null;
            /**
             * Format: int64
             * @description Calendar days by which the first open node of a plan counted backward ought to have begun before today.
             */
            late_by?: number | null;
            nodes: components["schemas"]["RouteNodeView"][];
            /**
             * Format: date
             * @description The day from which the first limits count: given, or the last one that keeps the finish.
             */
            start_on: string;
            template: string;
        };
        /** @description What other rules would change on one day. */
        DryRun: {
            /** @description By the rules that are tried. */
            after: components["schemas"]["LightCount"][];
            against: components["schemas"]["RulesName"];
            /** Format: date */
            as_of: string;
            /** @description By the rules they are held against. */
            before: components["schemas"]["LightCount"][];
            /** @description Projects whose light is another. */
            changed: number;
            /** @description Every project, in the order of the codes. */
            lines: components["schemas"]["DryRunLine"][];
            /** @description How many go from which light to which, those that stay among them. */
            moves: components["schemas"]["LightMove"][];
            projects: number;
            rules: components["schemas"]["RulesName"];
        };
        /** @description What to try on one day. */
        DryRunBody: {
            /** @description What they are held against; the set in force when absent. */
            against?: components["schemas"]["RulesRef"];
            /**
             * Format: date
             * @description Today when absent.
             */
            as_of?: string | null;
            /**
             * Format: date-time
             * @description Only what had been recorded by then.
             */
            known_at?: string | null;
            rules?: components["schemas"]["RulesRef"];
        };
        /** @description A project under two rule sets. */
        DryRunLine: {
            after: components["schemas"]["TriedLight"];
            before: components["schemas"]["TriedLight"];
            changed: boolean;
            code: string;
            name: string;
            unit?: string | null;
        };
        /** @description Two projects that may be one. */
        DuplicateView: {
            /**
             * Format: int32
             * @description How alike the names are, in percent.
             */
            likeness: number;
            one: components["schemas"]["ProjectRef"];
            other: components["schemas"]["ProjectRef"];
            other_unit?: components["schemas"]["OrgRef"] | null;
            same_total: boolean;
            same_unit: boolean;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description A proof and what it is called. */
        EvidenceTerm: {
            id: string;
            name: components["schemas"]["Bilingual"];
        };
        /** @description An exit rule as a form sends it. */
        ExitBody: {
            active: boolean;
            /** Format: int32 */
            count: number;
            from: string;
            name_en: string;
            name_zh: string;
            /** Format: int32 */
            notice_days?: number | null;
            publish: boolean;
            source?: string | null;
            /** @description `days`, `workdays` or `months` */
            unit: string;
            until: string;
        };
        /** @description An exit rule. */
        ExitView: {
            active: boolean;
            code: string;
            /** Format: int32 */
            count: number;
            from: string;
            name: components["schemas"]["Bilingual"];
            /** Format: int32 */
            notice_days?: number | null;
            publish: boolean;
            source?: string | null;
            /** @description `days`, `workdays` or `months` */
            unit: string;
            until: string;
        };
        /** @description A part of a gap. */
        ExplanationBody: {
            /** @description 万元; negative where it makes the reported amount the smaller one. */
            amount: string;
            category: string;
            /** Format: date */
            due_on?: string | null;
            /** @description A post, never a name. */
            post?: string | null;
            reason: string;
            unit?: components["schemas"]["OrgId"] | null;
        };
        /** @description A part of a gap with who sees to it. */
        ExplanationView: {
            amount: components["schemas"]["Money"];
            category: string;
            /** Format: date */
            due_on?: string | null;
            post?: string | null;
            reason: string;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description A fact to enter. */
        FactBody: {
            /**
             * Format: date
             * @description From when on it holds; today when absent.
             */
            from?: string | null;
            /** @description Required where a person decides the fact. */
            reason?: string | null;
            /**
             * Format: date
             * @description The last day it holds; until it is entered anew when absent.
             */
            until?: string | null;
            /** @description As people write it: `是`, `12.5`, `2025-03-31`; empty: not known any more. */
            value: string;
        };
        /** @description One fact of one project. */
        FactCell: {
            code: string;
            name: string;
            /** @description As people write it; empty: not known any more. */
            value: string;
        };
        /** @description What became of the cells. With problems nothing is written. */
        FactOutcome: {
            /** @description Cells that said something new. */
            entered: number;
            problems: components["schemas"]["FactProblem"][];
        };
        /** @description A cell that cannot be taken. */
        FactProblem: {
            code: string;
            name: string;
            /** @description A code of `reason.json`. */
            reason: string;
        };
        /** @description A project in the grid. */
        FactRow: {
            code: string;
            light: string;
            name: string;
            unit?: components["schemas"]["OrgRef"] | null;
            /** @description What holds, by the name of the fact. */
            values: {
                [key: string]: string;
            };
        };
        /** @description The facts that the rules in force ask for, and what is entered of them. */
        FactSheet: {
            /** Format: date */
            as_of: string;
            /** @description What is asked for; without values. Nothing where the rules in force find everything by themselves. */
            facts: components["schemas"]["FactView"][];
            /** @description The projects that the actor may enter facts about, in the order of their codes. */
            rows: components["schemas"]["FactRow"][];
        };
        /** @description Facts of many projects to enter. */
        FactSheetBody: {
            cells: components["schemas"]["FactCell"][];
            /**
             * Format: date
             * @description From when on they hold; today when absent.
             */
            from?: string | null;
            /** @description Why; required where a person decides one of the facts. */
            reason?: string | null;
            /**
             * Format: date
             * @description The last day they hold; until they are entered anew when absent.
             */
            until?: string | null;
        };
        /** @description A fact that the rule set in force asks people for, and what was entered. */
        FactView: {
            by?: string | null;
            /** Format: date */
            from?: string | null;
            /** @description A person decides it, and has to say why. */
            judged: boolean;
            kind: components["schemas"]["Kind"];
            label: components["schemas"]["Bilingual"];
            name: string;
            reason?: string | null;
            unit: components["schemas"]["Format"];
            /** Format: date */
            until?: string | null;
            /** @description Absent where nothing holds. */
            value?: string | null;
        };
        /** @description What is answered. */
        FactorAnswerBody: {
            /** @description `promise`, `meet`, `refuse`, or `withdraw` by whoever asked */
            answer: string;
            /** @description How much was met, in the measure of the request. */
            met?: string | null;
            /**
             * Format: date
             * @description The day promised, or on which it was settled; today when absent.
             */
            on?: string | null;
            /** @description What came of it, or why. */
            result?: string | null;
        };
        /** @description A code of the second factor that is being set up. */
        FactorBody: {
            code: string;
        };
        /** @description The clock of a request. */
        FactorClockView: {
            /**
             * Format: date
             * @description The day promised, else the last working day for an answer.
             */
            due_on: string;
            /** @description `running`, `near`, `overdue`, `done` or `late` */
            state: string;
            /**
             * Format: int64
             * @description Working days left, or, negative, passed since; absent once it is settled.
             */
            workdays_left?: number | null;
        };
        /** @description Open requests of one kind, or of one unit. */
        FactorCount: {
            /** @description A kind, or the id of a unit. */
            id: string;
            name: string;
            near: number;
            /** @description Not settled. */
            open: number;
            overdue: number;
            /** @description Settled one way or the other. */
            settled: number;
        };
        /** @description The limit of a kind. */
        FactorLimitBody: {
            /**
             * Format: date
             * @description For what is asked from this day on; today when absent.
             */
            effective_on?: string | null;
            /** Format: int32 */
            workdays: number;
        };
        /** @description Working days within which a kind is answered. */
        FactorLimitView: {
            kind: string;
            /** @description The measures in which the kind is counted, the first being the usual one. */
            measures: string[];
            /** @description Nobody entered it: it is the usual one. */
            usual: boolean;
            /** Format: int32 */
            workdays: number;
        };
        /** @description A request as a row of a list. */
        FactorLine: {
            /** Format: date */
            asked_on: string;
            clock: components["schemas"]["FactorClockView"];
            id: components["schemas"]["FactorRequestId"];
            /** @description `planning`, `land`, `funds`, `requisition`, `forest`, `energy`, `environment` or `utilities` */
            kind: string;
            /** @description `mu`, `wan`, `kwh` … */
            measure?: string | null;
            met?: string | null;
            need: string;
            owner?: components["schemas"]["OrgRef"] | null;
            permit?: string | null;
            project: components["schemas"]["ProjectRef"];
            /** Format: date */
            promised_on?: string | null;
            quantity?: string | null;
            result?: string | null;
            /** Format: date */
            settled_on?: string | null;
            stage?: string | null;
            /** @description `open`, `promised`, `met`, `refused` or `withdrawn` */
            state: string;
            /** @description The unit that owes it. */
            unit: components["schemas"]["OrgRef"];
        };
        /** @description A page of requests, and counts over all that match. */
        FactorPage: {
            /** @description Every kind, those without requests too. */
            kinds: components["schemas"]["FactorCount"][];
            rows: components["schemas"]["FactorLine"][];
            total: number;
            /** @description The units that owe something. */
            units: components["schemas"]["FactorCount"][];
        };
        /** @description What there is to give in a year. */
        FactorQuotaBody: {
            /** @description The paper it rests on. */
            paper?: string | null;
            /** @description In 亩 or 万元. */
            quantity: string;
        };
        /** @description What a project needs. */
        FactorRequestBody: {
            /**
             * Format: date
             * @description Today when absent.
             */
            asked_on?: string | null;
            kind: string;
            /** @description The kind's usual one when absent. */
            measure?: string | null;
            need: string;
            permit?: string | null;
            /** @description The code of the project. */
            project: string;
            /** @description A decimal number with at most six places. */
            quantity?: string | null;
            stage?: string | null;
            /** @description The unit that owes it. */
            unit: components["schemas"]["OrgId"];
        };
        /**
         * Format: uuid
         * @description A request for a factor
         * @example 00000000-0000-7000-8000-000000000010
         */
        FactorRequestId: string;
        /** @description A request with its history, and what the reader may do with it. */
        FactorRequestView: {
            /** @description The reader may answer it. */
            answerable: boolean;
            line: components["schemas"]["FactorLine"];
            steps: components["schemas"]["FactorStep"][];
            /** @description The reader may withdraw it. */
            withdrawable: boolean;
        };
        /** @description A second factor that counts from now on. */
        FactorSetView: {
            /** @description Codes that each replace the second factor once, shown this once. */
            recovery_codes: string[];
            /** @description See the stages of signing in. */
            stage: string;
        };
        /** @description A step in the history of a request. */
        FactorStep: {
            at: components["schemas"]["Timestamp"];
            /** @description The person's name. */
            by: string;
            /** Format: date */
            promised_on?: string | null;
            result?: string | null;
            state: string;
        };
        /** @description One's own second factor. */
        FactorView: {
            /** Format: int64 */
            recovery_codes_left: number;
            /** @description Whether a role asks for it. */
            required: boolean;
            /** @description Whether it is set up. */
            set: boolean;
        };
        /**
         * @description What is wrong with an entry.
         * @enum {string}
         */
        Fault: "missing" | "cut_off" | "surplus" | "altered" | "unreadable" | "reordered" | "inserted" | "made_anew" | "anchor_forged" | "anchor_unknown" | "anchor_missing";
        /** @description A field before and after. */
        FieldChange: {
            after?: string | null;
            before?: string | null;
            field: string;
        };
        /** @description A field of a form. */
        FieldTerm: {
            id: string;
            label: string;
            required: boolean;
        };
        /** @description Totals of the district; amounts are numbers in 万元. */
        Figures: {
            annual_plan_wan: components["schemas"]["Wan"];
            /** Format: date */
            as_of: string;
            /** @description 签约一批, 开工一批, 投产一批 */
            batches: {
                [key: string]: components["schemas"]["CategoryFigures"];
            };
            by_category: {
                [key: string]: components["schemas"]["CategoryFigures"];
            };
            /** @description 省, 市, 区 */
            by_level: {
                [key: string]: number;
            };
            /** @description Projects with a leader in contact. */
            leader_contacted: number;
            projects: number;
            total_investment_wan: components["schemas"]["Wan"];
            /** @description Units responsible for at least one project. */
            units: number;
        } & {
            [key: string]: number;
        };
        /** @description A file and what is said of it. */
        FileAddBody: {
            /** Format: binary */
            file: string;
            latitude?: string | null;
            /** @description Where, in degrees of WGS-84. */
            longitude?: string | null;
            /** @description The milestone that it proves. */
            milestone?: string | null;
            /** @description When a picture was taken, where it does not say so itself: `2023-03-31T10:05`. */
            taken_at?: string | null;
        };
        /** @description The file to look at. */
        FileBody: {
            /** Format: binary */
            file: string;
        };
        /**
         * Format: uuid
         * @description A photo or paper beside a project
         * @example 00000000-0000-7000-8000-00000000000e
         */
        FileId: string;
        /** @description Why a file is removed. */
        FileRemoveBody: {
            reason: string;
        };
        /** @description A file beside a project. */
        FileView: {
            added_at: components["schemas"]["Timestamp"];
            added_by: string;
            /** Format: int64 */
            bytes: number;
            /** @description Whether the time or the place is the word of whoever added it; else the picture's own. */
            declared: boolean;
            id: components["schemas"]["FileId"];
            is_picture: boolean;
            /** @description `jpg`, `png`, `webp`, `pdf`, `ofd`, `docx`, `xlsx`, `pptx`, `doc` or `xls`, by its content. */
            kind: string;
            latitude?: string | null;
            /** @description Where, in degrees of WGS-84 with six decimals. */
            longitude?: string | null;
            /** @description Whether whoever reads this may remove it. */
            may_remove: boolean;
            /** @description The name of the milestone that it proves. */
            milestone?: string | null;
            name: string;
            /** @description Whether it counts as evidence: a paper does, a picture does with its place and time. */
            proves: boolean;
            /**
             * Format: date-time
             * @description When a picture was taken, by the clock of the place.
             */
            taken_at?: string | null;
        };
        /** @description The first altered, missing or reordered entry. */
        Finding: {
            expected?: string | null;
            fault: components["schemas"]["Fault"];
            found?: string | null;
            /**
             * Format: int64
             * @description The entry's number.
             */
            seq: number;
            /**
             * Format: int64
             * @description The first entry that may be concerned, where it is not this one alone.
             */
            since?: number | null;
        };
        /** @description An administrator who was made, with the one-time password shown this once. */
        FirstAccount: {
            login: string;
            /** @description Codes of the roles. */
            roles: string[];
            secret: string;
        };
        /** @description Who the first administrators are to be. What is absent takes the usual name. */
        FirstRunBody: {
            /** @description `auditor` when absent. */
            audit?: string | null;
            /** @description The code that `guatu serve` printed on its console. */
            code: string;
            /** @description `secadmin` when absent. */
            security?: string | null;
            /** @description The sign-in name of the system administrator, or of the only one; `sysadmin` when absent. */
            system?: string | null;
        };
        /** @description Whether the first accounts are still to be made. */
        FirstRunView: {
            /** @description The name of the district. */
            district: string;
            needed: boolean;
            provider?: components["schemas"]["ProviderLabel"] | null;
            /** @description Whether three administrators are made, or one. */
            separate: boolean;
        };
        /** @description When the whole will be over, seen from the date of the page. */
        ForecastView: {
            /** Format: date */
            expected_on: string;
            /**
             * Format: date
             * @description The last planned day of its milestones.
             */
            planned_on?: string | null;
            /**
             * Format: int64
             * @description Calendar days by which it is later than planned; negative where it is earlier.
             */
            slip_days?: number | null;
            /** Format: date */
            today: string;
        };
        /**
         * @description How a fact is shown.
         * @enum {string}
         */
        Format: "plain" | "pct" | "pp" | "wan" | "wan_up" | "days" | "months" | "times" | "month" | "date" | "day";
        /** @description Why the plans of a year are to be frozen. */
        FreezeBody: {
            paper?: string | null;
            reason: string;
        };
        /** @description The parts of a gap that somebody explains. What they leave over is computed. */
        GapAnswerBody: {
            explanations: components["schemas"]["ExplanationBody"][];
            /** @description That of the answer the form was filled from. */
            revision: number;
        };
        /** @description A part of a gap. `unexplained` is the remainder, computed. */
        GapPart: {
            amount: components["schemas"]["Money"];
            /** @description A category, or `unexplained`. */
            category: string;
        };
        /** @description Reported less counted, or less paid, from January on. */
        GapView: {
            difference: components["schemas"]["Money"];
            explained: components["schemas"]["Money"];
            /** @description The categories and, always last, the remainder: together they are the difference. */
            parts: components["schemas"]["GapPart"][];
            /** @description `none`, `explained`, `open`, or `over` where more is explained than there is. */
            state: string;
            unexplained: components["schemas"]["Money"];
        };
        /** @description Where the browser is to go. */
        GoToView: {
            /** @description An address at the provider. */
            address: string;
        };
        /**
         * @description How often a subject gets a light.
         * @enum {string}
         */
        Grain: "day" | "month" | "quarter" | "year";
        /** @description A role to give. */
        GrantBody: {
            account: components["schemas"]["AccountId"];
            /**
             * Format: date
             * @description The first day; today when absent.
             */
            from?: string | null;
            org?: components["schemas"]["OrgId"] | null;
            /** @description Why, for the record. */
            reason: string;
            role: components["schemas"]["RoleId"];
            /**
             * Format: date
             * @description The last day; open-ended when absent.
             */
            to?: string | null;
        };
        /** @description Why a grant is ended. */
        GrantEndBody: {
            reason: string;
        };
        /**
         * Format: uuid
         * @description A role given to an account
         * @example 00000000-0000-7000-8000-000000000009
         */
        GrantId: string;
        /** @description A grant. */
        GrantView: {
            account: components["schemas"]["AccountId"];
            ended_at?: components["schemas"]["Timestamp"] | null;
            ended_by?: string | null;
            /** Format: date */
            from: string;
            granted_at: components["schemas"]["Timestamp"];
            granted_by: string;
            /** @description Whether it holds today. */
            holds: boolean;
            id: components["schemas"]["GrantId"];
            login: string;
            org?: components["schemas"]["OrgId"] | null;
            org_name?: string | null;
            /** @description The person's name. */
            person: string;
            reason: string;
            role: components["schemas"]["RoleId"];
            role_name: {
                en: string;
                zh: string;
            };
            /** Format: date */
            to?: string | null;
        };
        /** @description A group of projects: a sector, a level, a unit. */
        GroupLine: {
            done: components["schemas"]["Money"];
            done_pct?: string | null;
            expected: components["schemas"]["Money"];
            expected_pct?: string | null;
            /** @description Points ahead (positive) or behind (negative) of the schedule. */
            gap_pp?: string | null;
            /** @description What a filter takes; absent for projects without a value. */
            key?: string | null;
            lights: components["schemas"]["LightCount"][];
            name: string;
            plan: components["schemas"]["Money"];
            projects: number;
            /** @description From 1; groups of equal completion share a rank. */
            rank: number;
            total: components["schemas"]["Money"];
        };
        /** @description Duties to pass from one account to another. */
        HandOverBody: {
            from: components["schemas"]["AccountId"];
            /**
             * Format: date
             * @description The first day of the new holder; today when absent.
             */
            on?: string | null;
            reason: string;
            to: components["schemas"]["AccountId"];
        };
        /** @description Who is to hold something. */
        HolderBody: {
            /** @description The sign-in name of whoever holds it; a post, a person, or both. */
            login?: string | null;
            post?: string | null;
            unit?: components["schemas"]["OrgId"] | null;
        };
        /** @description Who holds an assignment. */
        HolderView: {
            account?: components["schemas"]["AccountId"] | null;
            /** @description The post, else the person's name, else the unit's. */
            label: string;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description An identity of the provider. */
        IdentityView: {
            linked_at: components["schemas"]["Timestamp"];
            /** @description What the provider calls it. */
            subject: string;
        };
        /**
         * Format: uuid
         * @description An import
         * @example 00000000-0000-7000-8000-000000000003
         */
        ImportId: string;
        /** @description An import in the history. */
        ImportLine: {
            actor: string;
            counts: components["schemas"]["RowCounts"];
            created_at: components["schemas"]["Timestamp"];
            file: string;
            /** @description The forms recognised in the file. */
            forms: string[];
            id: components["schemas"]["ImportId"];
            settled_at?: components["schemas"]["Timestamp"] | null;
            size: number;
            status: string;
        };
        /** @description A file that was shown to the system, and what it would change or has changed. */
        ImportView: {
            counts: components["schemas"]["RowCounts"];
            created_at: components["schemas"]["Timestamp"];
            file: string;
            id: components["schemas"]["ImportId"];
            settled_at?: components["schemas"]["Timestamp"] | null;
            sheets: components["schemas"]["SheetView"][];
            /** @description Bytes. */
            size: number;
            /** @description `previewed`, `confirmed` or `discarded` */
            status: string;
        };
        /** @description A registered account with its one-time password, shown this once. */
        ImportedAccount: {
            login: string;
            name: string;
            secret: string;
        };
        /** @description A fact that the rules saw. */
        InputView: {
            label: components["schemas"]["Bilingual"];
            name: string;
            /** @description What it was found from; nothing for what the set computed. */
            origins: components["schemas"]["Origin"][];
            /** @description How it is shown: `wan`, `pct`, `pp`, `days` … */
            unit: components["schemas"]["Format"];
            value?: Record<string, never> | null;
        };
        /** @description The part of a unit, or of a category. */
        InvestmentGroup: {
            /** @description Of a category (项目类别). */
            sector?: string | null;
            sum: components["schemas"]["InvestmentSum"];
            target?: components["schemas"]["Money"] | null;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description A project's month. */
        InvestmentLine: {
            code: string;
            /** @description `unreported`, `open`, `confirmed` or `changed` */
            confirmation: string;
            listed: boolean;
            month: components["schemas"]["TripleView"];
            name: string;
            payment_gap: components["schemas"]["GapView"];
            plan: components["schemas"]["Money"];
            sector?: string | null;
            statistics_gap: components["schemas"]["GapView"];
            unit?: components["schemas"]["OrgRef"] | null;
            year: components["schemas"]["TripleView"];
        };
        /** @description A month of the chart. 万元. */
        InvestmentMonth: {
            carried?: components["schemas"]["Money"] | null;
            /** @description Amounts of the month; absent in months to come. */
            done: components["schemas"]["TripleView"];
            /** @description Done by the end of the month, from here on by the projects' plans. */
            forecast: components["schemas"]["Money"];
            missed?: components["schemas"]["Money"] | null;
            month: components["schemas"]["Month"];
            task?: components["schemas"]["Money"] | null;
            task_until?: components["schemas"]["Money"] | null;
            /** @description From January on. */
            until: components["schemas"]["TripleView"];
        };
        /** @description A page of projects, and the sums over all that match. */
        InvestmentPage: {
            month: components["schemas"]["Month"];
            rows: components["schemas"]["InvestmentLine"][];
            sum: components["schemas"]["InvestmentSum"];
        };
        /** @description Sums over projects. 万元. */
        InvestmentSum: {
            confirmed: number;
            /** @description Projects that the statistics office has. */
            listed: number;
            month: components["schemas"]["TripleView"];
            payment_gap: components["schemas"]["GapView"];
            payment_unexplained: number;
            plan: components["schemas"]["Money"];
            projects: number;
            reported: number;
            statistics_gap: components["schemas"]["GapView"];
            /** @description Projects with a remainder against the statistics. */
            statistics_unexplained: number;
            year: components["schemas"]["TripleView"];
        };
        /** @description The district's investment in a month. */
        InvestmentView: {
            /** @description The series that counts as done. */
            actual: components["schemas"]["SeriesTerm"];
            /** Format: date */
            as_of: string;
            done: components["schemas"]["Money"];
            /** @description Done, and the projects' plans of the remaining months: a calculation of our own, no official forecast. */
            forecast: components["schemas"]["Money"];
            month: components["schemas"]["Month"];
            months: components["schemas"]["InvestmentMonth"][];
            sectors: components["schemas"]["InvestmentGroup"][];
            sum: components["schemas"]["InvestmentSum"];
            target?: components["schemas"]["TargetOutlook"] | null;
            units: components["schemas"]["InvestmentGroup"][];
        };
        /** @description An account with its one-time password, which is shown this once. */
        IssuedAccount: {
            account: components["schemas"]["AccountView"];
            secret: string;
        };
        /** @description A token, shown this once. */
        IssuedToken: {
            line: components["schemas"]["TokenView"];
            /** @description What the program sends: `Authorization: Bearer …`. */
            token: string;
        };
        /**
         * @description What kind of value a fact has.
         * @enum {string}
         */
        Kind: "yes_no" | "number" | "text" | "date";
        /** @description A step that may be taken. */
        LifeStep: {
            /** @description Another person has to consent. */
            consent: boolean;
            /** @description Any one of these proves it. */
            evidence: components["schemas"]["EvidenceTerm"][];
            /** @description At mid-year only. */
            mid_year: boolean;
            stage: string;
        };
        /** @description A part of the projects. */
        LifeSum: {
            id: string;
            name: components["schemas"]["Bilingual"];
            projects: number;
            total: components["schemas"]["Money"];
        };
        /** @description A code of a project's life and its name. */
        LifeTerm: {
            id: string;
            name: components["schemas"]["Bilingual"];
        };
        /** @description Where a project stands in its life and in the pools, and how it came there. */
        LifeView: {
            /** @description The class of the year as computed. */
            class?: string | null;
            /** @description Projects that turned out to be this one. */
            merged: components["schemas"]["ProjectRef"][];
            /** @description The newest first. */
            moves: components["schemas"]["MoveLine"][];
            /** @description The class as plan lists have it. */
            nature?: string | null;
            pool?: string | null;
            /** @description The pools it may be moved to, and what it lacks for each. */
            pools: components["schemas"]["PoolWay"][];
            /** Format: date */
            signed_on?: string | null;
            /**
             * Format: date
             * @description The day it came to its stage.
             */
            since?: string | null;
            stage?: string | null;
            /** @description The newest first. */
            stages: components["schemas"]["StageLine"][];
            /**
             * Format: date
             * @description The last day to start in time, while the clock from signing runs.
             */
            start_due_on?: string | null;
            /** @description What may follow today. */
            steps: components["schemas"]["LifeStep"][];
        };
        /** @description How many stand in a light. */
        LightCount: {
            /** @description The id of a colour, or `none`. */
            light: string;
            projects: number;
        };
        /** @description A project's light as `guatu lights` prints it. */
        LightLine: {
            code: string;
            inputs: Record<string, never>;
            light: string;
            name: string;
            next?: components["schemas"]["NextView"] | null;
            original?: components["schemas"]["OriginalView"] | null;
            /** @description The light by the rules, where somebody decided otherwise. */
            overridden?: string | null;
            /** @description The sentence, in Chinese. */
            reason: string;
            reason_en: string;
            /** @description The rule that decided: `investment.red`. */
            rule: string;
            /** @description The id of the rule set; people read its name. */
            rule_set: string;
            rule_set_name: string;
            rule_set_name_en: string;
            /** @description Who recorded what the light was found from, and when. */
            sources: components["schemas"]["SourceView"][];
            /** @description What would turn it green; absent when it is. */
            to_green?: string | null;
            to_green_en?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description How many projects go from one light to another. */
        LightMove: {
            from: string;
            projects: number;
            to: string;
        };
        /** @description A light as people see it: its words, shape and colour are settings of the rule set that gave it. */
        LightTerm: {
            /** @description As CSS writes it. */
            colour: string;
            id: string;
            label: components["schemas"]["Bilingual"];
            /** @description Whether it is bad, neutral or good. */
            meaning: components["schemas"]["Meaning"];
            /** @description Never by colour alone: `■` */
            shape: string;
        };
        /** @description A light with its explanation. */
        LightView: {
            /** @description The colours of that set, worst first. */
            colours: components["schemas"]["Colour"][];
            decided?: components["schemas"]["DecidedView"] | null;
            dimensions: components["schemas"]["DimensionView"][];
            /** @description The facts the rules saw. */
            inputs: components["schemas"]["InputView"][];
            light: string;
            /** @description What happens to the project by itself. */
            moves: components["schemas"]["MoveView"][];
            next?: components["schemas"]["NextView"] | null;
            original?: components["schemas"]["OriginalView"] | null;
            reason: components["schemas"]["Bilingual"];
            /** @description The rule that decided: `investment.red`. */
            rule: string;
            /** @description The id of the rule set; people read its name. */
            rule_set: string;
            rule_set_name: components["schemas"]["Bilingual"];
            sources: components["schemas"]["SourceView"][];
            /** @description What follows from the light. */
            steps: components["schemas"]["StepView"][];
            to_green?: components["schemas"]["Bilingual"] | null;
            /** Format: int32 */
            version: number;
        };
        /** @description A number of days. The day on which they begin to count is not one of them; none at all is an event of that very day. */
        Limit: {
            /** Format: int32 */
            count: number;
            counting: components["schemas"]["Counting"];
        };
        /** @description The item of the stage before; none when it was declared by itself. */
        LinkBody: {
            source?: components["schemas"]["BatchItemId"] | null;
        };
        /** @description The map: outline and markers, all in one datum. */
        MapView: {
            markers: components["schemas"]["Marker"][];
            /** @description GeoJSON of the district's outline, absent where the district has none. */
            outline?: Record<string, never> | null;
        };
        /** @description A corrected mapping of one sheet; remembered for sheets with the same headers. */
        MappingBody: {
            /** @description Column letter to field id; a column left out is not taken. Absent: as the headers say for this form. */
            columns?: components["schemas"]["ColumnMapping"][] | null;
            form?: string | null;
            month?: components["schemas"]["Month"] | null;
            sheet: string;
            /** Format: int32 */
            year?: number | null;
        };
        /** @description A project on the map. */
        Marker: {
            code: string;
            light: string;
            name: string;
            point: components["schemas"]["PointView"];
        };
        /** @description The permission matrix: what each role may do. */
        MatrixView: {
            operations: components["schemas"]["OperationLine"][];
            roles: components["schemas"]["RoleView"][];
        };
        /**
         * @description What a colour says of its subject. Red is bad in most places, and an honour in some.
         * @enum {string}
         */
        Meaning: "bad" | "neutral" | "good";
        /** @description Into which project another one is merged. */
        MergeBody: {
            /** @description The code of the project that stays; absent to undo the merge. */
            into?: string | null;
            reason: string;
        };
        /** @description A milestone's dates. */
        MilestoneBody: {
            /** Format: date */
            achieved_on?: string | null;
            /** Format: date */
            planned_on?: string | null;
        };
        /** @description A milestone on a project's page. */
        MilestoneView: {
            /** Format: date */
            achieved_on?: string | null;
            /** Format: int64 */
            days_overdue?: number | null;
            name: string;
            /**
             * Format: date
             * @description The day of the original baseline, where it was revised.
             */
            original_on?: string | null;
            /** Format: date */
            planned_on?: string | null;
            /** Format: int32 */
            position: number;
        };
        /** @description A project whose report is missing. */
        MissingReport: {
            code: string;
            name: string;
        };
        /**
         * @description An exact amount in 万元, as a decimal string
         * @example 42660
         */
        Money: string;
        /**
         * @description A month
         * @example 2023-03
         */
        Month: string;
        /** @description The light of one month of the year. */
        MonthLight: {
            /** @description What earlier closings of the month had frozen, the first one first. */
            before: components["schemas"]["LightTerm"][];
            /** @description The month is closed: this light no longer changes. */
            closed: boolean;
            light: string;
            month: components["schemas"]["Month"];
            /** @description The light as the rules of that month name it. */
            term: components["schemas"]["LightTerm"];
        };
        /** @description A month and whether it is closed. */
        MonthStatus: {
            closed_at?: components["schemas"]["Timestamp"] | null;
            /** @description Every closing of the month, the first one first. */
            closings: components["schemas"]["ClosingView"][];
            month: components["schemas"]["Month"];
            owed: number;
            reported: number;
            units: components["schemas"]["UnitStatus"][];
        };
        /** @description Which projects are to be moved where, and why. */
        MoveBody: {
            /** @description The documents that are shown, as the conditions name them. */
            evidence?: string[];
            /**
             * Format: date
             * @description The day of the move; today when absent, never a day to come.
             */
            from?: string | null;
            paper?: string | null;
            /** @description The code of the pool. */
            pool: string;
            /** @description Codes of projects. */
            projects: string[];
            reason: string;
        };
        /** @description A project that was moved. */
        MoveLine: {
            approved_by?: string | null;
            by: string;
            /** @description The code of the pool it left. */
            from?: string | null;
            /** Format: date */
            on: string;
            paper?: string | null;
            project: components["schemas"]["ProjectRef"];
            reason: string;
            recorded_at: components["schemas"]["Timestamp"];
            /** @description The code of the pool it came to; absent where it left the pools. */
            to?: string | null;
        };
        /** @description What happens to a project by itself. */
        MoveView: {
            say: components["schemas"]["Bilingual"];
            /** @description `exit`, or the id of a store. */
            to: string;
        };
        /** @description One of my projects. */
        MyProject: {
            /** @description In which roles it is mine. */
            assignments: components["schemas"]["AssignmentLine"][];
            contacts: components["schemas"]["ContactView"][];
            line: components["schemas"]["ProjectLine"];
            /** @description The most overdue first. */
            owed: components["schemas"]["OwedView"][];
            to_green?: components["schemas"]["Bilingual"] | null;
            /** @description Visits about which I have more to say: planned, or made without a word about what was found. */
            visits: components["schemas"]["VisitView"][];
        };
        /** @description The page of whoever is assigned. */
        MyProjectsView: {
            /** Format: date */
            as_of: string;
            /** @description Projects that are mine and that I may not see: an assignment opens nothing. */
            hidden: number;
            /** @description The worst lights first. */
            projects: components["schemas"]["MyProject"][];
        };
        /** @description What one's own account has to do with the provider. */
        MyProviderView: {
            identity?: components["schemas"]["IdentityView"] | null;
            label?: components["schemas"]["ProviderLabel"] | null;
        };
        /** @description An account to register. */
        NewAccountBody: {
            id_number?: string | null;
            login: string;
            name: string;
            org?: components["schemas"]["OrgId"] | null;
            phone?: string | null;
            posts?: components["schemas"]["PostBody"][];
        };
        /** @description A secret to take into an authenticator, shown this once. */
        NewFactorView: {
            /** @description The same as a QR code: an SVG document. */
            qr_svg: string;
            /** @description In base 32, to type in by hand. */
            secret: string;
            /** @description `otpauth://totp/…` */
            uri: string;
        };
        /** @description Who is to sign. */
        NewSigner: {
            /** @description The code of the role, or the person's sign-in name. */
            key?: string | null;
            /** @description `holder`, `post` or `person` */
            kind: string;
        };
        /** @description A token to issue. */
        NewTokenBody: {
            /**
             * Format: date
             * @description Its last day, at most a year away.
             */
            expires_on: string;
            /** @description What it is for. */
            name: string;
            /** @description Codes of permissions, of those one has oneself. */
            permissions: string[];
        };
        /** @description A visit that is planned, or was made. */
        NewVisitBody: components["schemas"]["VisitBody"] & {
            /** @description The assignment that the visit is made for. */
            assignment: components["schemas"]["AssignmentId"];
            /** @description The code of the project. */
            project: string;
        };
        /** @description The light at the next closing if nothing is reported. */
        NextView: {
            /** Format: date */
            as_of: string;
            light: string;
            reason: components["schemas"]["Bilingual"];
            /** @description The light as the rules of that day name it. */
            term: components["schemas"]["LightTerm"];
        };
        /** @description Which denominator an item is to leave, from when on, and why. */
        ObjectionBody: {
            /**
             * Format: date
             * @description Today when absent.
             */
            from?: string | null;
            paper?: string | null;
            /** @description `fulfilment_rate`, `start_rate`, `production_rate` or `yield_rate` */
            ratio: string;
            reason: string;
            /** @description It is to be counted again, after it was taken out. */
            restore?: boolean;
        };
        /** @description An approved objection. */
        ObjectionView: {
            /** @description The person's name. */
            approved_by?: string | null;
            /** Format: date */
            from: string;
            paper?: string | null;
            ratio: string;
            reason: string;
        };
        /** @description An operation of the contract, and the roles that may do it. */
        OperationLine: {
            method: string;
            path: string;
            /** @description The permissions of which any one opens it; none where everybody may who has signed in. */
            permissions: string[];
            /** @description Codes of the roles that have it. */
            roles: string[];
            summary: string;
        };
        /** @description A unit to register, or what a unit is to become. */
        OrgBody: {
            /** @description `province`, `city`, `district`, `zone`, `township` or `unit`. */
            kind: string;
            name: string;
            parent?: components["schemas"]["OrgId"] | null;
        };
        /** @description A fault by its cell. */
        OrgCellFault: {
            /** @description As the workbook names it: `B3`. */
            cell: string;
            column: components["schemas"]["OrgColumn"];
            fault: components["schemas"]["OrgFault"];
        };
        /**
         * @description What a row does to the tree.
         * @enum {string}
         */
        OrgChange: "new" | "renamed" | "retyped" | "moved";
        /**
         * @description A column of the form.
         * @enum {string}
         */
        OrgColumn: "name" | "kind" | "parent" | "id";
        /**
         * @description What is wrong with a cell.
         * @enum {string}
         */
        OrgFault: "missing" | "unreadable" | "twice" | "taken" | "unknown_unit" | "unknown_parent" | "below_itself" | "kind_order" | "held_kind";
        /**
         * Format: uuid
         * @description A node of the organisation tree
         * @example 00000000-0000-7000-8000-000000000001
         */
        OrgId: string;
        /** @description A node of the tree. */
        OrgNode: {
            id: components["schemas"]["OrgId"];
            /** @description `province`, `city`, `district`, `zone`, `township` or `unit`. */
            kind: string;
            name: string;
            parent?: components["schemas"]["OrgId"] | null;
        };
        /** @description An organisation as a link. */
        OrgRef: {
            id: components["schemas"]["OrgId"];
            name: string;
        };
        /** @description A row of the workbook as it was understood. */
        OrgRow: {
            /** @description None for a row that changes nothing. */
            changes: components["schemas"]["OrgChange"][];
            faults: components["schemas"]["OrgCellFault"][];
            /** @description `province`, `city`, `district`, `zone`, `township` or `unit`. */
            kind: string;
            name: string;
            /** @description The name of the unit above as it will be; empty at the top. */
            parent: string;
            /**
             * Format: int32
             * @description As the workbook counts, from 1.
             */
            row: number;
            was?: components["schemas"]["OrgWas"] | null;
        };
        /** @description What a workbook of units would bring. */
        OrgSheetView: {
            /** @description How many units would be new. */
            added: number;
            /** @description How many known units would become something else. */
            changed: number;
            /** @description Stands for all of the above: confirming names it, so that nothing is written that was not seen. */
            mark: string;
            /** @description How many of those would stand below another unit. */
            moved: number;
            /** @description How many rows have faults; with any, none is taken. */
            rejected: number;
            rows: components["schemas"]["OrgRow"][];
        };
        /** @description A unit with its kind. */
        OrgView: {
            id: components["schemas"]["OrgId"];
            kind: string;
            name: string;
        };
        /** @description What a unit is now. */
        OrgWas: {
            /** @description `province`, `city`, `district`, `zone`, `township` or `unit`. */
            kind: string;
            name: string;
            /** @description The name of the unit above; empty at the top. */
            parent: string;
        };
        /**
         * @description What somebody recorded, or the calendar.
         * @enum {string}
         */
        Origin: "day" | "project" | "plan" | "curve" | "report" | "milestone" | "entered";
        /** @description The light against the original baseline. */
        OriginalView: {
            light: string;
            reason: components["schemas"]["Bilingual"];
        };
        /** @description Another light, why, and until when. */
        OverrideBody: {
            /**
             * Format: date
             * @description Today when absent.
             */
            from?: string | null;
            /** @description The id of a colour of the rule set in force, or `none`. */
            light: string;
            paper?: string | null;
            reason: string;
            /**
             * Format: date
             * @description The last day it holds.
             */
            until: string;
        };
        /** @description Why a decision ends before its day. */
        OverrideEndBody: {
            reason: string;
        };
        /** @description Something that somebody owes a project. */
        OwedView: {
            /**
             * Format: int64
             * @description Calendar days since it was due; absent while it is not.
             */
            days_overdue?: number | null;
            /** Format: date */
            due_on?: string | null;
            /** @description `report`, `milestone`, `factor` or `visit` */
            kind: string;
            post?: string | null;
            unit?: components["schemas"]["OrgRef"] | null;
            /** @description The month, the milestone, the need, or the role that visits. */
            what: string;
        };
        /** @description One's own password, asked again before something that a thief of the session must not do. */
        PasswordBody: {
            password: string;
        };
        /** @description An assignment in a project's history. */
        PastAssignment: {
            /** Format: date */
            from: string;
            holder: components["schemas"]["HolderView"];
            id: components["schemas"]["AssignmentId"];
            level?: string | null;
            /** @description Why it ended. */
            reason?: string | null;
            role: string;
            /** Format: date */
            to?: string | null;
        };
        /** @description A month's payment. */
        PaymentBody: {
            /** @description 万元; negative where money came back. */
            done_month: string;
            /** @description 万元 from January on; what was paid before and this month's when absent or empty. */
            done_year?: string | null;
            note?: string | null;
        };
        /** @description The people of a project. */
        PeopleView: {
            /** @description The roles in which the reader looks after this project. */
            mine: components["schemas"]["AssignmentId"][];
            now: components["schemas"]["AssignmentLine"][];
            /** @description Those that are over or to come, the latest first. */
            others: components["schemas"]["PastAssignment"][];
            /** @description Visits, the latest first. */
            visits: components["schemas"]["VisitView"][];
        };
        /** @description On which day a period was held; unknown when absent. */
        PeriodBody: {
            /** Format: date */
            held_on?: string | null;
        };
        /** @description The items of one period. */
        PeriodSum: {
            /** Format: date */
            held_on?: string | null;
            /** Format: int32 */
            period: number;
            sum: components["schemas"]["SumView"];
        };
        /** @description A period and its day. */
        PeriodView: {
            /** Format: date */
            held_on?: string | null;
            /** Format: int32 */
            number: number;
        };
        /** @description When a milestone is to be achieved instead; not at all when absent. */
        PlannedBody: {
            name: string;
            /** Format: date */
            planned_on?: string | null;
        };
        /** @description A point on the map, in degrees of the map's datum, as text with six decimals. */
        PointView: {
            datum: components["schemas"]["Datum"];
            lat: string;
            lng: string;
        };
        /** @description What is asked of a password. */
        PolicyView: {
            /** @description How many of the four classes: capital letters, small letters, digits, everything else. */
            classes: number;
            /**
             * Format: int64
             * @description After so many days it has to be changed; 0 for never.
             */
            days: number;
            /** @description How many former passwords may not be taken again. */
            history: number;
            /** @description The most characters. */
            longest: number;
            /** @description The fewest characters. */
            shortest: number;
        };
        /** @description The pools at a date. */
        PoolBoard: {
            /** Format: date */
            as_of: string;
            /** @description The classes of the year as computed. */
            classes: components["schemas"]["LifeSum"][];
            columns: components["schemas"]["PoolColumn"][];
            /** @description The lists in which waiting projects are combed out. */
            combings: components["schemas"]["LifeSum"][];
            /** @description Projects whose class differs from that of the plan list. */
            differing: number;
            /** @description The newest moves, the newest first. */
            moves: components["schemas"]["MoveLine"][];
            /** @description Projects that stand in no pool. */
            outside: number;
            /** @description Proposals that wait for a decision. */
            proposals: number;
            /** @description Projects that stand at each stage, those without projects too. */
            stages: components["schemas"]["LifeSum"][];
            /** @description Projects without a recorded stage. */
            unstaged: number;
            /** Format: int32 */
            year: number;
        };
        /** @description A pool as a form sends it. */
        PoolBody: {
            name_en: string;
            name_zh: string;
            /** @description Projects may be moved into it. */
            open: boolean;
            /**
             * Format: int32
             * @description Its place among the pools, from 1.
             */
            position: number;
        };
        /** @description One pool on the board. */
        PoolColumn: {
            /** @description Projects that entered it since January, whether they still stand in it or not: what the target is held against. */
            entered: number;
            /** @description Entered as a share of the target, in percent with two decimals. */
            entered_pct?: string | null;
            pool: components["schemas"]["PoolTerm"];
            /** @description Projects that stand in it. */
            projects: number;
            /**
             * Format: int32
             * @description How many the year is to bring; told to those alone who see the whole district.
             */
            target?: number | null;
            /** @description Their total investment. */
            total: components["schemas"]["Money"];
        };
        /** @description Everything that is decided about the pools. */
        PoolSettings: {
            admissions: components["schemas"]["AdmissionView"][];
            exits: components["schemas"]["ExitView"][];
            pools: components["schemas"]["PoolTerm"][];
            presets: components["schemas"]["PresetView"][];
            targets: components["schemas"]["TargetView"][];
        };
        /** @description How many projects a year is to bring into a pool. */
        PoolTargetBody: {
            pool: string;
            /** Format: int32 */
            projects: number;
            /** Format: int32 */
            year: number;
        };
        /** @description A pool. */
        PoolTerm: {
            code: string;
            name: components["schemas"]["Bilingual"];
            /** @description Projects may be moved into it. */
            open: boolean;
            /** Format: int32 */
            position: number;
        };
        /** @description A pool a project may be moved to. */
        PoolWay: {
            /** @description The documents that have to be shown. */
            evidence: string[];
            pool: string;
            /** @description What it lacks besides the documents. */
            unmet: components["schemas"]["UnmetView"][];
        };
        /** @description A post to hold. */
        PostBody: {
            /** Format: date */
            from: string;
            org?: components["schemas"]["OrgId"] | null;
            title: string;
            /** Format: date */
            to?: string | null;
        };
        /**
         * Format: uuid
         * @description A post in a unit
         * @example 00000000-0000-7000-8000-000000000007
         */
        PostId: string;
        /** @description A role that can be named as a signer. */
        PostTerm: {
            code: string;
            name: components["schemas"]["Bilingual"];
        };
        /** @description A post somebody holds. */
        PostView: {
            /** Format: date */
            from: string;
            id: components["schemas"]["PostId"];
            org?: components["schemas"]["UnitName"] | null;
            title: string;
            /**
             * Format: date
             * @description The last day; open-ended when absent.
             */
            to?: string | null;
        };
        /** @description Published rules to adopt. */
        PresetView: {
            admissions: components["schemas"]["AdmissionView"][];
            code: string;
            exits: components["schemas"]["ExitView"][];
            name: components["schemas"]["Bilingual"];
            source: string;
        };
        /** @description A refusal, as the UI reads it: it chooses the words by `code`. */
        Problem: {
            code: string;
            params: Record<string, never>;
        };
        /** @description The steps of every kind of request, and the posts that can be named in them. */
        ProcedureBoard: {
            posts: components["schemas"]["PostTerm"][];
            procedures: components["schemas"]["ProcedureView"][];
        };
        /** @description Other steps for a kind of request, and why. */
        ProcedureBody: {
            paper?: string | null;
            reason: string;
            steps: components["schemas"]["StepBody"][];
        };
        /** @description A step of a procedure, for reading. */
        ProcedureStep: {
            name: string;
            signers: components["schemas"]["SignerView"][];
            /** @description Whether all have to sign (会签); else any one. */
            together: boolean;
            /**
             * Format: int32
             * @description Within how many working days.
             */
            workdays?: number | null;
        };
        /** @description The steps of a kind of request. */
        ProcedureView: {
            /** @description `rule_activation`, `plan_freeze` … */
            kind: string;
            /** @description What whoever decides must be allowed to do. */
            permission: string;
            since?: components["schemas"]["Timestamp"] | null;
            steps: components["schemas"]["ProcedureStep"][];
        };
        /** @description A monthly report on a project's page. */
        ProgressView: {
            done_month: components["schemas"]["Money"];
            done_year: components["schemas"]["Money"];
            month: components["schemas"]["Month"];
            problem?: string | null;
            started?: boolean | null;
            visual?: string | null;
        };
        /** @description A project's facts as a form sends them. Amounts and dates are read as offices write them: `3.5亿`, `2023年3月`. */
        ProjectBody: {
            /** @description Code of the bundle (打捆) this project belongs to. */
            bundle?: string | null;
            content?: string | null;
            /**
             * Format: date
             * @description From when the change holds; today when absent.
             */
            effective_on?: string | null;
            leader?: string | null;
            level?: string | null;
            name: string;
            nature?: string | null;
            note?: string | null;
            place?: string | null;
            /** @description Annual plan of the year of `effective_on`; a bare number is 万元. */
            plan?: string | null;
            planned_finish?: string | null;
            planned_start?: string | null;
            /**
             * Format: int32
             * @description The revision the form was filled from; the change is refused when there is a newer one.
             */
            revision: number;
            sector?: string | null;
            /** @description Total investment; a bare number is 万元. */
            total?: string | null;
            unit?: components["schemas"]["OrgId"] | null;
        };
        /** @description A project's investment: its year in three series, and the gaps of a month. */
        ProjectInvestment: {
            confirmation: components["schemas"]["ConfirmationView"];
            gaps: components["schemas"]["AnsweredGap"][];
            line: components["schemas"]["InvestmentLine"];
            /** Format: date */
            listed_on?: string | null;
            month: components["schemas"]["Month"];
            months: components["schemas"]["SeriesMonth"][];
            /** @description What the statistics office says of the project beside amounts. */
            statistics_code?: string | null;
            statistics_state?: string | null;
        };
        /** @description A project as a row of a list. */
        ProjectLine: {
            /** @description Percentage points behind schedule; negative is ahead. */
            behind_pp?: string | null;
            /** @description The class of the year, computed from its dates: `new_start`, `carry_over`, `completing` or `preparing` */
            class?: string | null;
            code: string;
            /**
             * Format: int64
             * @description Days by which the most overdue milestone is late.
             */
            days_overdue: number;
            /** @description Somebody decided this light against the rules. */
            decided: boolean;
            /** @description Done since January, by the latest report. */
            done: components["schemas"]["Money"];
            done_month?: components["schemas"]["Money"] | null;
            /** @description Done as a share of the plan, in percent with two decimals. */
            done_pct?: string | null;
            /** @description What the schedule expects, in percent with two decimals. */
            expected_pct?: string | null;
            leader?: string | null;
            /** @description `province`, `city` or `district` */
            level?: string | null;
            /** @description The id of a colour, or `none`. */
            light: string;
            name: string;
            /** @description `new_start`, `carry_over`, `completing` or `preparing` */
            nature?: string | null;
            /** @description The light against the original baseline, once it was revised. */
            original?: string | null;
            place?: string | null;
            plan?: components["schemas"]["AmountView"] | null;
            planned_finish?: components["schemas"]["WhenView"] | null;
            planned_start?: components["schemas"]["WhenView"] | null;
            /** @description The code of the pool it stands in. */
            pool?: string | null;
            /** @description The open problem of the latest report. */
            problem?: string | null;
            reason: components["schemas"]["Bilingual"];
            sector?: string | null;
            /** @description The stage of its life: `lead`, `planning` … `at_yield`, `stalled`, `suspended`, `exited`, `terminated` */
            stage?: string | null;
            /** @description Whether works have started, by the latest report. */
            started?: boolean | null;
            total?: components["schemas"]["AmountView"] | null;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description A page of projects. */
        ProjectPage: {
            rows: components["schemas"]["ProjectLine"][];
            totals: components["schemas"]["Totals"];
        };
        /** @description A project as a link. */
        ProjectRef: {
            code: string;
            light: string;
            name: string;
        };
        /** @description A project's page. */
        ProjectView: {
            baseline?: components["schemas"]["BaselineView"] | null;
            bundle?: components["schemas"]["ProjectRef"] | null;
            content?: string | null;
            coordinates?: components["schemas"]["PointView"] | null;
            curve: components["schemas"]["CurvePoint"][];
            /** @description What the rules in force ask people for. */
            facts: components["schemas"]["FactView"][];
            light: components["schemas"]["LightView"];
            line: components["schemas"]["ProjectLine"];
            /** @description The members, when the project is a bundle (打捆). */
            members: components["schemas"]["ProjectRef"][];
            milestones: components["schemas"]["MilestoneView"][];
            note?: string | null;
            period?: string | null;
            reports: components["schemas"]["ProgressView"][];
            /**
             * Format: int32
             * @description The number of the facts' latest revision; an edit names it, so that two clerks cannot overwrite each other.
             */
            revision: number;
            strip: components["schemas"]["MonthLight"][];
            survivor?: components["schemas"]["ProjectRef"] | null;
            /** Format: int32 */
            year: number;
        };
        /** @description A decision about a proposal. */
        ProposalBody: {
            accept: boolean;
            /** @description The notice that was served, or the publication of the exit. */
            paper?: string | null;
            reason: string;
        };
        /**
         * Format: uuid
         * @description What an exit rule proposed about a project
         * @example 00000000-0000-7000-8000-00000000000d
         */
        ProposalId: string;
        /** @description What an exit rule proposed about a project. */
        ProposalView: {
            /** @description Absent while it waits. */
            accepted?: boolean | null;
            answered_at?: components["schemas"]["Timestamp"] | null;
            answered_by?: string | null;
            approval?: components["schemas"]["ApprovalId"] | null;
            /** Format: date */
            due_on: string;
            id: components["schemas"]["ProposalId"];
            made_at: components["schemas"]["Timestamp"];
            paper?: string | null;
            project: components["schemas"]["ProjectRef"];
            /** @description `notice`: to serve a notice; `exit`: to take it out of the pools */
            proposal: string;
            /** @description The exit has to be published: a paper is asked for. */
            publish: boolean;
            reason?: string | null;
            rule: string;
            rule_name: components["schemas"]["Bilingual"];
            /** Format: date */
            since_on: string;
        };
        /** @description What the button that leads to the provider says. */
        ProviderLabel: {
            en: string;
            zh: string;
        };
        /** @description How often a role is to visit. */
        QuotaBody: {
            /**
             * Format: date
             * @description From when it holds; today when absent.
             */
            effective_on?: string | null;
            /** @description `month` or `quarter` */
            every: string;
            /**
             * Format: int32
             * @description None are owed when zero.
             */
            times: number;
        };
        /** @description How often a role visits. */
        QuotaView: {
            /** @description `month` or `quarter` */
            every: string;
            role: string;
            /**
             * Format: int32
             * @description None are owed when zero.
             */
            times: number;
            /** @description Nobody entered it: it is the usual one. */
            usual: boolean;
        };
        /** @description A row of a ratio. */
        RatioRow: {
            amount: components["schemas"]["Money"];
            item: components["schemas"]["BatchRef"];
            /** @description It is in the numerator too. */
            numerator: boolean;
            objection?: components["schemas"]["ObjectionView"] | null;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description A conversion ratio with everything it was found from. */
        RatioView: {
            /** @description With the objections: the ratio that counts. */
            after: components["schemas"]["ShareView"];
            /** @description As if there were no objections. */
            before: components["schemas"]["ShareView"];
            /** @description The mark that those of the denominator have passed. */
            denominator: string;
            name: components["schemas"]["Bilingual"];
            /** @description The mark that those of the numerator have passed. */
            numerator: string;
            /** @description `fulfilment_rate`, `start_rate`, `production_rate` or `yield_rate` */
            ratio: string;
            /** @description Everything that is counted, and what objections took out. */
            rows: components["schemas"]["RatioRow"][];
            /** @description The list whose items are counted. */
            stage: string;
        };
        /** @description Codes that each replace the second factor once, shown this once. */
        RecoveryCodesView: {
            recovery_codes: string[];
        };
        /** @description A red project with its sentence. */
        RedLine: {
            code: string;
            leader?: string | null;
            light: string;
            name: string;
            /** @description The light against the original baseline, once it was revised. */
            original?: string | null;
            reason: components["schemas"]["Bilingual"];
            to_green?: components["schemas"]["Bilingual"] | null;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description Whom to remind. */
        ReminderBody: {
            /** @description What the linked leader is called: `联系领导01`. */
            leader: string;
        };
        /**
         * Format: uuid
         * @description A reminder letter
         * @example 00000000-0000-7000-8000-00000000000f
         */
        ReminderId: string;
        /** @description A letter in the list. */
        ReminderLine: {
            addressee: string;
            /** Format: date */
            as_of: string;
            id: components["schemas"]["ReminderId"];
            issued_at: components["schemas"]["Timestamp"];
            /** @description The person's name. */
            issued_by: string;
            /** @description `〔2023〕3号` */
            number: string;
            /** @description How many projects it is about. */
            projects: number;
            title: string;
        };
        /** @description Why a month is opened again. */
        ReopenBody: {
            /** @description The paper it rests on: `二七重点办〔2023〕5号`. */
            paper?: string | null;
            reason: string;
        };
        /** @description The cells of a row exactly as typed: a draft keeps even what cannot be read yet. */
        ReportCells: {
            /** @description 本月完成投资（万元） */
            done_month: string;
            /** @description 本年累计完成投资（万元）; empty means: last month's plus this month's. */
            done_year: string;
            /** @description 存在问题 */
            problem: string;
            /** @description 是否开工: 是 or 否 */
            started: string;
            /** @description 形象进度 */
            visual: string;
        };
        /** @description A project in the month's grid. */
        ReportRow: {
            code: string;
            draft?: components["schemas"]["ReportCells"] | null;
            /** @description What the schedule expects by the end of the month, since January. */
            expected: components["schemas"]["Money"];
            last_month?: components["schemas"]["ProgressView"] | null;
            name: string;
            plan: components["schemas"]["Money"];
            submitted?: components["schemas"]["ProgressView"] | null;
            submitted_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A unit's month: one row per project that owes a report. */
        ReportSheet: {
            /** @description The month is closed and takes no more reports. */
            closed: boolean;
            month: components["schemas"]["Month"];
            rows: components["schemas"]["ReportRow"][];
            unit: components["schemas"]["OrgRef"];
        };
        /** @description What was added to a request that was sent back. */
        ResumeBody: {
            reason: string;
        };
        /** @description Where a request is sent back to, and why. */
        ReturnBody: {
            reason: string;
            /** @description The place of a step before the present one, from 0; to whoever asked when absent. */
            to?: number | null;
        };
        /** @description Whose number is to be shown, and why. */
        RevealBody: {
            /** @description `phone` or `id_number` */
            field: string;
            /** @description Goes into the audit record. */
            reason: string;
        };
        /** @description A number unmasked. */
        RevealedNumber: {
            /** @description Absent when there is none. */
            value?: string | null;
        };
        /** @description A project whose baseline was revised. */
        RevisedLine: {
            /** @description What differs from the original: `plan`, `nature`, `planned_start`, `planned_finish`, `milestones`. */
            fields: string[];
            /**
             * Format: int32
             * @description How often it was revised.
             */
            number: number;
            /** @description The light against the original baseline. */
            original?: string | null;
            project: components["schemas"]["ProjectRef"];
            recorded_at: components["schemas"]["Timestamp"];
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description What a project is to promise instead, and why. What is absent stays as it is. */
        RevisionBody: {
            /**
             * Format: date
             * @description From when on it holds; today when absent.
             */
            effective_on?: string | null;
            /** @description Milestones whose day changes, or that are new. */
            milestones?: components["schemas"]["PlannedBody"][];
            /** @description `new_start`, `carry_over`, `completing` or `preparing` */
            nature?: string | null;
            paper?: string | null;
            /** @description Annual plan; a bare number is 万元. */
            plan?: string | null;
            planned_finish?: string | null;
            planned_start?: string | null;
            reason: string;
            /**
             * Format: int32
             * @description The year whose plan is revised; that of `effective_on` when absent.
             */
            year?: number | null;
        };
        /** @description What a change of rights would open or close for one account and one permission. */
        RightChange: {
            account: components["schemas"]["AccountId"];
            /** @description Units whose rows it would no longer reach. */
            closes: string[];
            login: string;
            /** @description Units whose rows it would newly reach, by name; `*` is the whole district. */
            opens: string[];
            permission: string;
            person: string;
            /** @description How many projects that closes. */
            projects_closed: number;
            /** @description How many projects that opens. */
            projects_opened: number;
        };
        /** @description A role to make, or what a role is to become. */
        RoleBody: {
            name_en: string;
            name_zh: string;
            /** @description Codes of permissions. */
            permissions: string[];
            second_factor: boolean;
        };
        /**
         * Format: uuid
         * @description A role
         * @example 00000000-0000-7000-8000-000000000008
         */
        RoleId: string;
        /** @description A role. */
        RoleView: {
            built_in: boolean;
            code: string;
            /** @description The duty its permissions belong to: `business`, `system`, `security` or `audit`. */
            duty: string;
            /** @description How many accounts hold it today. */
            holders: number;
            id: components["schemas"]["RoleId"];
            name: {
                en: string;
                zh: string;
            };
            /** @description Codes of its permissions. */
            permissions: string[];
            /** @description Whether its holders need a second factor. */
            second_factor: boolean;
        };
        /** @description A node with its dates. */
        RouteNodeView: {
            /** Format: date */
            achieved_on?: string | null;
            /** @description The ids of the nodes it waits for. */
            after: string[];
            clash?: components["schemas"]["Clash"] | null;
            /** @description It lies on the critical path. */
            critical: boolean;
            /** Format: date */
            earliest_finish: string;
            /**
             * Format: date
             * @description The day from which its limit counts, at the earliest; that day is not one of the limit's days.
             */
            earliest_start: string;
            evidence: string[];
            /**
             * Format: date
             * @description When it will be over, seen from the date of the page; absent once it is achieved.
             */
            expected_on?: string | null;
            /** Format: date */
            fixed_on?: string | null;
            /**
             * Format: int64
             * @description Calendar days between the earliest and the latest finish; negative where it is already too late.
             */
            float_days: number;
            id: string;
            /** Format: date */
            latest_finish: string;
            /** Format: date */
            latest_start: string;
            limit: components["schemas"]["Limit"];
            /** @description The name of its milestone. */
            name: string;
            /**
             * Format: date
             * @description What is promised: of a draft, what would be.
             */
            planned_on?: string | null;
            post: string;
            /**
             * Format: int64
             * @description Calendar days by which that, or the achievement, is later than planned; negative where it is earlier.
             */
            slip_days?: number | null;
            unit?: components["schemas"]["OrgRef"] | null;
            unit_kind: components["schemas"]["UnitKindView"];
        };
        /** @description The route of a project, if it has one. */
        RoutePage: {
            project: components["schemas"]["ProjectRef"];
            route?: components["schemas"]["RouteView"] | null;
        };
        /** @description The route that holds, with how it stands. */
        RouteView: {
            /** @description The person's name. */
            accepted_by: string;
            /** @description `start` where it was counted forward, `finish` where backward. */
            anchor: string;
            /** Format: date */
            anchored_on: string;
            /** @description The ids of the nodes of the critical path, in their order. */
            critical: string[];
            /** Format: date */
            effective_on: string;
            forecast: components["schemas"]["ForecastView"];
            nodes: components["schemas"]["RouteNodeView"][];
            recorded_at: components["schemas"]["Timestamp"];
            /** Format: date */
            start_on: string;
            /** @description The key of the template it was drafted from. */
            template: string;
        };
        /** @description How many rows of each kind. */
        RowCounts: {
            created: number;
            rejected: number;
            unchanged: number;
            updated: number;
        };
        /** @description A page of preview rows. */
        RowPage: {
            rows: components["schemas"]["RowView"][];
            total: number;
        };
        /** @description A row of the preview. */
        RowView: {
            /** @description Of a new row: the amounts that the office did not commit to. */
            approximate?: string[];
            /** @description Field by field; of a new row what it states, without a `before`. */
            changes: components["schemas"]["FieldChange"][];
            code: string;
            errors: components["schemas"]["CellErrorView"][];
            name: string;
            /** @description Row number in the sheet, from 1. */
            row: number;
            sheet: string;
            /** @description Projects with nearly the same name, shown so that a person decides. */
            similar: components["schemas"]["ProjectRef"][];
            /** @description `created`, `updated`, `unchanged` or `rejected` */
            status: string;
        };
        /** @description Rows typed by a unit. */
        RowsBody: {
            rows: components["schemas"]["DraftRow"][];
            unit: components["schemas"]["OrgId"];
        };
        /** @description Every rule set there is, and which is in force. */
        RuleBoard: {
            /** @description The newest first; where there is none, the set that comes with the program is in force for every day. */
            activations: components["schemas"]["Activation"][];
            in_force: components["schemas"]["RuleSetLine"];
            /** @description Those that come with the program. */
            shipped: components["schemas"]["RuleSetLine"][];
            /** @description The district's own versions, the newest first. */
            stored: components["schemas"]["RuleSetLine"][];
        };
        /** @description What a check found. */
        RuleCheck: {
            /** @description Everything that is wrong, in the order of the text. */
            complaints: components["schemas"]["Complaint"][];
            shape?: components["schemas"]["RuleShape"] | null;
        };
        /** @description A fact that the set computes. */
        RuleComputed: {
            /** @description `derived`, `curve`, `peers` or `memory` */
            how: string;
            label: components["schemas"]["Bilingual"];
            name: string;
        };
        /** @description What follows from a light. */
        RuleConsequence: {
            action: components["schemas"]["Action"];
            counted: components["schemas"]["Counted"];
            /** @description The dimension whose light is meant; the merged one when absent. */
            dimension?: string | null;
            light: string;
            /** @description What it brings or costs. */
            points?: string | null;
            say: components["schemas"]["Bilingual"];
            /** @description `2`: the second time; `2+`: the second and every later one; empty: each time. */
            times: string;
        };
        /** @description The decision table of a dimension. */
        RuleDimension: {
            id: string;
            /** @description The light where the facts do not tell. */
            missing: string;
            name: components["schemas"]["Bilingual"];
            /** @description The light where no rule holds. */
            otherwise: string;
            /** @description Tried from top to bottom. */
            rules: components["schemas"]["RuleRow"][];
        };
        /** @description A fact that has to be given. */
        RuleFact: {
            /** @description A person decides it and has to say why. */
            judged: boolean;
            kind: components["schemas"]["Kind"];
            /** @description The program finds it by itself; else people enter it. */
            known: boolean;
            label: components["schemas"]["Bilingual"];
            name: string;
            unit: components["schemas"]["Format"];
            /** @description A condition or a computed fact looks at it. */
            used: boolean;
        };
        /** @description What happens to a subject by itself. */
        RuleMove: {
            id: string;
            say: components["schemas"]["Bilingual"];
            /** @description `exit`, or the id of a store. */
            to: string;
            words: components["schemas"]["Bilingual"];
        };
        /** @description A row of a decision table. */
        RuleRow: {
            /** @description With its dimension: `progress.red`. */
            id: string;
            /** @description The id of a colour, or `none`. */
            light: string;
            /** @description Line of the file, from 1. */
            line: number;
            reason?: components["schemas"]["Bilingual"] | null;
            to_green?: components["schemas"]["Bilingual"] | null;
            /** @description The condition as written: `behind > 30`. */
            when: string;
            /**
             * @description Where the condition's own text begins and ends in the file, in UTF-16 code units; absent where it is not written
             *     as one plain text within quotes.
             */
            when_from?: number | null;
            when_to?: number | null;
            /** @description The condition in words. */
            words: components["schemas"]["Bilingual"];
        };
        /** @description A version to save. */
        RuleSetBody: {
            /** @description When the draft that this one was made from was saved: it is refused when somebody else has saved since. */
            base?: string | null;
            /** @description What is new in it. */
            note?: string | null;
            text: string;
        };
        /** @description A rule set as a row of a list. */
        RuleSetLine: {
            /** @description Somebody asked to put it into force: its text does not change any more. */
            fixed: boolean;
            /** @description The id in its file. */
            id: string;
            /** @description Where it is found: the id of a stored version, or the id of a set that comes with the program. */
            key: string;
            name: components["schemas"]["Bilingual"];
            note?: string | null;
            period: components["schemas"]["Grain"];
            saved_at?: components["schemas"]["Timestamp"] | null;
            /** @description The person's name. */
            saved_by?: string | null;
            shipped: boolean;
            source: components["schemas"]["Bilingual"];
            /** @description `shipped`, `draft`, `asked`, `scheduled`, `in_force` or `past` */
            state: string;
            subject: components["schemas"]["Subject"];
            /** Format: int32 */
            version: number;
        };
        /** @description A rule set with its text and what the text says. */
        RuleSetView: {
            approval?: components["schemas"]["ApprovalId"] | null;
            line: components["schemas"]["RuleSetLine"];
            shape: components["schemas"]["RuleShape"];
            /** @description TOML */
            text: string;
        };
        /** @description Everything a page shows of a rule set. */
        RuleShape: {
            /** @description Worst first. */
            colours: components["schemas"]["Colour"][];
            computed: components["schemas"]["RuleComputed"][];
            consequences: components["schemas"]["RuleConsequence"][];
            dimensions: components["schemas"]["RuleDimension"][];
            /** @description The facts that have to be given. */
            facts: components["schemas"]["RuleFact"][];
            id: string;
            /** @description `worst`, `none`, or `priority` and the ids of the dimensions in their order. */
            merge: string[];
            name: components["schemas"]["Bilingual"];
            period: components["schemas"]["Grain"];
            /** @description What the unit must settle before it uses the set. */
            settle: components["schemas"]["Bilingual"][];
            source: components["schemas"]["Bilingual"];
            subject: components["schemas"]["Subject"];
            transitions: components["schemas"]["RuleMove"][];
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_to?: string | null;
            /** Format: int32 */
            version: number;
        };
        /** @description A text to check. */
        RuleText: {
            text: string;
        };
        /** @description A rule set by name, with the colours that its lights have. */
        RulesName: {
            /** @description Worst first. */
            colours: components["schemas"]["Colour"][];
            id: string;
            name: components["schemas"]["Bilingual"];
            /** Format: int32 */
            version: number;
        };
        /** @description Which rules: a stored or shipped set by its key, or a text. Neither: the set in force. */
        RulesRef: {
            key?: string | null;
            text?: string | null;
        };
        /**
         * @description How a verification stands.
         * @enum {string}
         */
        RunState: "running" | "done" | "cancelled" | "failed";
        /** @description A saved view. */
        SavedView: {
            id: components["schemas"]["ViewId"];
            name: string;
            page: string;
            query: string;
            saved_at: components["schemas"]["Timestamp"];
        };
        /** @description Something that was found. */
        SearchHit: {
            /** @description A project's code or a unit's id. */
            key: string;
            /** @description `project` or `unit` */
            kind: string;
            /** @description The light of a project. */
            light?: string | null;
            name: string;
        };
        /** @description A month of a project's series. */
        SeriesMonth: {
            confirmation: string;
            done: components["schemas"]["TripleView"];
            month: components["schemas"]["Month"];
            /** @description Reported less paid, from January on. */
            payment_gap: components["schemas"]["Money"];
            /** @description Reported less counted, from January on. */
            statistics_gap: components["schemas"]["Money"];
            until: components["schemas"]["TripleView"];
        };
        /** @description A series in words. */
        SeriesTerm: {
            /** @description `progress`, `statistics` or `payment` */
            id: string;
            name: components["schemas"]["Bilingual"];
        };
        /**
         * Format: uuid
         * @description A signed-in browser
         * @example 00000000-0000-7000-8000-00000000000a
         */
        SessionId: string;
        /** @description The session at hand. */
        SessionView: {
            /** @description The sign-in name. */
            actor: string;
            /** @description The name of the district. */
            district: string;
            /** @description Whether a second factor is set up. */
            factor: boolean;
            /** @description The person's name. */
            name: string;
            /** @description Codes of the permissions the actor has. */
            permissions: string[];
            /** @description Whether the session came by the provider. */
            provider: boolean;
            /** @description `whole`: signed in; `code_due`, `password_due`, `factor_due`: what is to come before anything else. */
            stage: string;
            /** Format: date */
            today: string;
            version: string;
        };
        /** @description A ratio as two sums, divided once each and shown with two decimals. */
        ShareView: {
            /** @description In percent by amount; absent while nothing is counted. */
            amount_pct?: string | null;
            /** @description In percent by the number of items; absent while nothing is counted. */
            count_pct?: string | null;
            denominator: components["schemas"]["SumView"];
            numerator: components["schemas"]["SumView"];
        };
        /** @description One sheet as it was understood. */
        SheetView: {
            columns: components["schemas"]["ColumnView"][];
            counts: components["schemas"]["RowCounts"];
            errors: components["schemas"]["CellErrorView"][];
            /** @description The fields this form knows, for correcting the mapping. */
            fields: components["schemas"]["FieldTerm"][];
            /** @description `project_plan`, `milestones`, `progress`, `batch`, `statistics` or `payment`; absent when the sheet is of no known form. */
            form?: string | null;
            /** @description First and last row of the header, from 1. */
            header_rows?: [
                number,
                number
            ] | null;
            month?: components["schemas"]["Month"] | null;
            /**
             * @description The form it most likely is, where it is of no known form and nobody took it out; `columns` and `fields` are then
             *     those of this form, to be corrected and sent as its mapping.
             */
            proposed?: string | null;
            sheet: string;
            title?: string | null;
            totals: components["schemas"]["TotalView"][];
            warnings: components["schemas"]["CellErrorView"][];
            /** Format: int32 */
            year?: number | null;
        };
        /** @description Who wants to sign in. */
        SignInBody: {
            login: string;
            password: string;
        };
        /** @description Consent that stands. */
        SignatureView: {
            at: components["schemas"]["Timestamp"];
            by: string;
            comment?: string | null;
            /** @description The name of the absent person in whose place they signed. */
            on_behalf_of?: string | null;
        };
        /** @description Who is to sign besides, and why. */
        SignerBody: {
            /** @description The person's sign-in name. */
            login: string;
            reason: string;
        };
        /** @description Somebody who signs in a step. */
        SignerView: {
            /** @description Whether another signer added them. */
            added: boolean;
            /** @description The code of the role, or the person's sign-in name. */
            key?: string | null;
            /** @description `holder` of a permission, `post` or `person` */
            kind: string;
            /** @description Their name; the code of the permission for its holders. */
            name: components["schemas"]["Bilingual"];
            signature?: components["schemas"]["SignatureView"] | null;
        };
        /** @description Who recorded something that a light was found from. */
        SourceView: {
            /** @description The person's name. */
            by?: string | null;
            /**
             * Format: date
             * @description The day from which it holds.
             */
            effective_on?: string | null;
            /** @description The imported file it came with. */
            file?: string | null;
            /** @description Which one: the month of a report, the name of a milestone or of an entered fact. */
            name?: string | null;
            origin: components["schemas"]["Origin"];
            recorded_at: components["schemas"]["Timestamp"];
        };
        /** @description The stage a project came to. */
        StageBody: {
            /** @description The proofs at hand: `building_permit`, `site_photo`, `statistics`, `acceptance`, `production`, `extension` */
            evidence?: string[];
            /**
             * Format: date
             * @description The day it came to it; today when absent, never a day to come.
             */
            on?: string | null;
            paper?: string | null;
            reason: string;
            /** @description `lead`, `planning` … `at_yield`, `stalled`, `suspended`, `exited`, `terminated` */
            stage: string;
        };
        /** @description A stage a project came to. */
        StageLine: {
            approved_by?: string | null;
            by: string;
            evidence: components["schemas"]["EvidenceTerm"][];
            /** Format: date */
            on: string;
            paper?: string | null;
            reason: string;
            recorded_at: components["schemas"]["Timestamp"];
            stage: string;
        };
        /** @description The items of one list. */
        StageSum: {
            name: components["schemas"]["Bilingual"];
            stage: string;
            sum: components["schemas"]["SumView"];
        };
        /** @description How far signing in has come. */
        StageView: {
            /**
             * @description `whole`: signed in; `code_due`: the code of the second factor is to come; `password_due`: the password has to be
             *     changed; `factor_due`: a second factor has to be set up.
             */
            stage: string;
        };
        /** @description A step of a procedure, as a form sends it. */
        StepBody: {
            name: string;
            signers: components["schemas"]["NewSigner"][];
            together?: boolean;
            /**
             * Format: int32
             * @description Within how many working days; without a limit when absent.
             */
            workdays?: number | null;
        };
        /** @description What follows from a light. */
        StepView: {
            action: components["schemas"]["Action"];
            points?: string | null;
            say: components["schemas"]["Bilingual"];
        };
        /**
         * @description What the lights of a set are about.
         * @enum {string}
         */
        Subject: "project" | "unit" | "territory" | "milestone" | "matter" | "service_case" | "enterprise";
        /** @description What became of a submission. With problems nothing is written. */
        Submission: {
            /** @description Projects of the unit that still owe the month's report. */
            missing: string[];
            problems: components["schemas"]["CellProblem"][];
            submitted: number;
        };
        /** @description An item that another may have come from, and why. */
        SuggestedSource: {
            item: components["schemas"]["BatchRef"];
            /**
             * Format: int32
             * @description How alike the names are, in percent.
             */
            likeness: number;
            /** @description Both are the same key project. */
            same_project: boolean;
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description An item that may have come from another. */
        SuggestionView: {
            item: components["schemas"]["BatchRef"];
            /** @description The most likely first. */
            sources: components["schemas"]["SuggestedSource"][];
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description A part of the items: how many, and what they come to. */
        SumView: {
            amount: components["schemas"]["Money"];
            items: number;
        };
        /** @description A target to be set. */
        TargetBody: {
            /** @description 万元; nothing takes the target away. */
            amount: string;
            /** @description What was invested the year before, 万元. */
            base?: string | null;
            /**
             * Format: date
             * @description From when it holds: 1 January for the first, today for another, when absent.
             */
            effective_on?: string | null;
            /** @description Growth in percent, from which the base follows where none is given. */
            growth_pct?: string | null;
            /** @description Which series counts as done: `statistics` when absent, `progress` or `payment`. */
            series?: string | null;
            /** @description January to December, 万元; by the district's curve when absent. */
            tasks?: string[] | null;
            unit?: components["schemas"]["OrgId"] | null;
        };
        /** @description The target of the district, or of a unit, for a year. */
        TargetLine: {
            amount: components["schemas"]["Money"];
            base?: components["schemas"]["Money"] | null;
            /** Format: date */
            effective_on: string;
            /** @description In percent with two decimals. */
            growth_pct?: string | null;
            recorded_at: components["schemas"]["Timestamp"];
            series: components["schemas"]["SeriesTerm"];
            /** @description January to December; they sum to the amount. */
            tasks: string[];
            unit?: components["schemas"]["OrgRef"] | null;
        };
        /** @description How the target stands. 万元. */
        TargetOutlook: {
            amount: components["schemas"]["Money"];
            base?: components["schemas"]["Money"] | null;
            done_pct?: string | null;
            /** @description What the tasks so far ask for. */
            expected: components["schemas"]["Money"];
            /** @description Forecast less target. */
            forecast_gap: components["schemas"]["Money"];
            /** @description Over the base, in percent with two decimals. */
            growth_pct?: string | null;
            /** @description Still to be done this year; nothing once the target is passed. */
            left: components["schemas"]["Money"];
            /** @description What the months so far missed; negative where they are ahead. */
            missed: components["schemas"]["Money"];
            /** @description The months by whose end the tasks are missed, past and to come. */
            missed_months: components["schemas"]["Month"][];
        };
        /** @description A yearly target. */
        TargetView: {
            pool: string;
            /** Format: int32 */
            projects: number;
            /** Format: int32 */
            year: number;
        };
        /** @description The targets of a year. */
        TargetsView: {
            targets: components["schemas"]["TargetLine"][];
            unallotted?: components["schemas"]["Money"] | null;
            /** Format: int32 */
            year: number;
        };
        /** @description What is wrong with a text, or what it says. */
        TemplateCheck: {
            /** @description All mistakes; none where the text can be used. */
            complaints: components["schemas"]["Complaint"][];
            template?: components["schemas"]["TemplateView"] | null;
        };
        /** @description A template as a row of a list. */
        TemplateLine: {
            /** @description The id in its file. */
            key: string;
            name: components["schemas"]["Bilingual"];
            nodes: number;
            /** @description It comes with the program and was not replaced by the district. */
            shipped: boolean;
            /** @description It is for projects of the type of the one asked about. */
            suits: boolean;
            /** @description Words of the project types it is for. */
            types: string[];
        };
        /** @description A node of a template. */
        TemplateNodeView: {
            /** @description The ids of the nodes it waits for. */
            after: string[];
            evidence: string[];
            id: string;
            limit: components["schemas"]["Limit"];
            name: components["schemas"]["Bilingual"];
            post: string;
            unit_kind: components["schemas"]["UnitKindView"];
        };
        /** @description The text of a template. */
        TemplateText: {
            /** @description TOML, as `docs/routes.md` describes it. */
            text: string;
        };
        /** @description A template with its nodes and its text. */
        TemplateView: {
            key: string;
            name: components["schemas"]["Bilingual"];
            nodes: components["schemas"]["TemplateNodeView"][];
            shipped: boolean;
            source: components["schemas"]["Bilingual"];
            /** @description TOML, as `docs/routes.md` describes it. */
            text: string;
            types: string[];
        };
        /** @description A code and its Chinese name. */
        Term: {
            id: string;
            name: string;
        };
        /**
         * Format: date-time
         * @description An instant in UTC
         * @example 2023-04-01T01:00:00Z
         */
        Timestamp: string;
        /**
         * Format: uuid
         * @description A token of a program
         * @example 00000000-0000-7000-8000-00000000000b
         */
        TokenId: string;
        /** @description A token, without itself. */
        TokenView: {
            created_at: components["schemas"]["Timestamp"];
            /** Format: date */
            expires_on: string;
            id: components["schemas"]["TokenId"];
            name: string;
            permissions: string[];
            seen_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description A total row held against its rows. */
        TotalView: {
            cell: string;
            /** @description What its rows add up to. */
            computed: string;
            equal: boolean;
            label: string;
            /** @description What the sheet states: 个 or 万元. */
            stated: string;
        };
        /** @description Sums over all rows that a list holds, not only the page shown. */
        Totals: {
            done: components["schemas"]["Money"];
            done_pct?: string | null;
            /** @description What the schedule expects by the end of the last full month. */
            expected: components["schemas"]["Money"];
            expected_pct?: string | null;
            /** @description Points ahead (positive) or behind (negative) of the schedule. */
            gap_pp?: string | null;
            plan: components["schemas"]["Money"];
            projects: number;
            total: components["schemas"]["Money"];
        };
        /** @description A part of the plan that is due from a day on. */
        TrancheBody: {
            /** Format: date */
            on: string;
            /** @description Cumulative. */
            percent: string;
        };
        /** @description A light that some rules give. */
        TriedLight: {
            light: string;
            reason: components["schemas"]["Bilingual"];
            to_green?: components["schemas"]["Bilingual"] | null;
        };
        /** @description The three amounts of a month, and of the year so far. 万元. */
        TripleView: {
            payment?: components["schemas"]["Money"] | null;
            progress?: components["schemas"]["Money"] | null;
            statistics?: components["schemas"]["Money"] | null;
        };
        /** @description Whose confirmation is taken back. */
        UnconfirmationBody: {
            codes: string[];
            reason: string;
        };
        /**
         * @description A kind of unit, as templates name it.
         * @enum {string}
         */
        UnitKind: "Responsible" | "Developer" | "DevelopmentReform" | "NaturalResources" | "Ecology" | "Water" | "Housing" | "Transport" | "Education" | "CityManagement" | "Industry" | "Emergency" | "Finance" | "Utility" | "Township";
        /** @description A kind of unit. */
        UnitKindView: {
            code: components["schemas"]["UnitKind"];
            name: components["schemas"]["Bilingual"];
        };
        /** @description A unit by its name. */
        UnitName: {
            id: components["schemas"]["OrgId"];
            name: string;
        };
        /** @description Who has reported. */
        UnitStatus: {
            last_submitted_at?: components["schemas"]["Timestamp"] | null;
            /** @description Codes and names of those that have not. */
            missing: components["schemas"]["MissingReport"][];
            /** @description Projects that owe the month's report. */
            owed: number;
            reported: number;
            unit: components["schemas"]["OrgRef"];
        };
        /** @description A condition that is not met, and what would meet it. */
        UnmetView: {
            /** @description `total`, `stage`, `evidence` or `moving` */
            condition: string;
            needs: components["schemas"]["Bilingual"];
        };
        /** @description The outcome of a verification. */
        Verification: {
            /**
             * Format: int64
             * @description The last anchored entry.
             */
            anchored_up_to?: number | null;
            /**
             * Format: int64
             * @description Anchors that agree with their entries.
             */
            anchors: number;
            /**
             * Format: int64
             * @description Of these, entries from the time before the chain: they carry no hash, and nothing is proved about them.
             */
            before_chain: number;
            /**
             * Format: int64
             * @description Entries looked at.
             */
            entries: number;
            finding?: components["schemas"]["Finding"] | null;
            /** @description The hash of the last entry in hexadecimal digits. */
            hash?: string | null;
            /**
             * Format: int64
             * @description The number of the last entry.
             */
            last: number;
            /**
             * Format: int64
             * @description Entries up to this number were removed when their years were over; the chain begins at the anchor of that number.
             */
            removed_up_to: number;
        };
        /** @description A verification asked for on a page. */
        VerificationRun: {
            /**
             * Format: int64
             * @description Entries looked at so far.
             */
            checked: number;
            report?: components["schemas"]["Verification"] | null;
            started_at: components["schemas"]["Timestamp"];
            started_by: string;
            state: components["schemas"]["RunState"];
            /**
             * Format: int64
             * @description Entries in all; 0 until they are counted.
             */
            total: number;
        };
        /** @description A view to save. */
        ViewBody: {
            name: string;
            page: string;
            /** @description The page's query string. */
            query: string;
        };
        /**
         * Format: uuid
         * @description A saved view
         * @example 00000000-0000-7000-8000-000000000005
         */
        ViewId: string;
        /** @description What is said about a visit; what is absent stays as it was. */
        VisitBody: {
            /**
             * Format: date
             * @default null
             */
            planned_on: string | null;
            /** @default null */
            problems: string | null;
            /**
             * @description What was seen and said; with it a visit that was made is recorded.
             * @default null
             */
            text: string | null;
            /**
             * Format: date
             * @description Not after today.
             * @default null
             */
            visited_on: string | null;
        };
        /** @description How the visits of an assignment stand. */
        VisitClockView: {
            /**
             * Format: date
             * @description The last working day of the span.
             */
            due_on?: string | null;
            /** Format: date */
            last_on?: string | null;
            /**
             * Format: date
             * @description Since when visits are overdue.
             */
            late_since?: string | null;
            /** @description `grey`, `green`, `blue`, `yellow` or `red` */
            light: string;
            /**
             * Format: int32
             * @description Visits made in the span.
             */
            made: number;
            /**
             * Format: int32
             * @description Spans in a row that ended with too few.
             */
            missed: number;
            /**
             * Format: int32
             * @description Visits owed in it.
             */
            owed: number;
            /** @description `free`, `met`, `due`, `near` or `overdue` */
            state: string;
        };
        /**
         * Format: uuid
         * @description A visit to a project
         * @example 00000000-0000-7000-8000-00000000000e
         */
        VisitId: string;
        /** @description A page of visits. */
        VisitPage: {
            rows: components["schemas"]["VisitView"][];
            total: number;
        };
        /** @description A visit as it was last recorded. */
        VisitView: {
            /** @description The reader may say more about it, or cancel it while it is planned. */
            changeable: boolean;
            holder: components["schemas"]["HolderView"];
            id: components["schemas"]["VisitId"];
            level?: string | null;
            /** Format: date */
            planned_on?: string | null;
            /** @description Problems raised on the spot, as told. */
            problems?: string | null;
            project: components["schemas"]["ProjectRef"];
            /** @description Why it was cancelled. */
            reason?: string | null;
            recorded_at: components["schemas"]["Timestamp"];
            /** @description The person's name. */
            recorded_by: string;
            role: string;
            /** @description `planned`, `done`, `recorded` or `cancelled` */
            step: string;
            text?: string | null;
            /** Format: date */
            visited_on?: string | null;
        };
        /** @description The words of the district: what filters and forms may offer. */
        Vocabulary: {
            /** @description The lists in which waiting projects are combed out. */
            combings: components["schemas"]["LifeTerm"][];
            levels: components["schemas"]["Term"][];
            lights: components["schemas"]["LightTerm"][];
            /** @description Months that have reports. */
            months: components["schemas"]["Month"][];
            natures: components["schemas"]["Term"][];
            /** @description The pools, in their order. */
            pools: components["schemas"]["LifeTerm"][];
            /** @description What people call the rule set in force. */
            rule_set_name: components["schemas"]["Bilingual"];
            sectors: string[];
            /** @description The stages of a project's life, in their order. */
            stages: components["schemas"]["LifeTerm"][];
            units: components["schemas"]["OrgView"][];
            /** @description Years that have a plan. */
            years: number[];
        };
        /** @description The district at a glance. */
        WallView: {
            /** Format: date */
            as_of: string;
            closing?: components["schemas"]["ClosingRef"] | null;
            district: string;
            levels: components["schemas"]["GroupLine"][];
            lights: components["schemas"]["LightCount"][];
            month?: components["schemas"]["Month"] | null;
            /** @description January to December: schedule and done, cumulative. */
            months: components["schemas"]["CurvePoint"][];
            natures: components["schemas"]["GroupLine"][];
            /** @description The reds, most behind first. */
            reds: components["schemas"]["RedLine"][];
            /** @description What people call the rule set that gave the lights. */
            rule_set_name: components["schemas"]["Bilingual"];
            /** Format: int32 */
            rule_set_version: number;
            sectors: components["schemas"]["GroupLine"][];
            totals: components["schemas"]["Totals"];
            /** @description Best completion against schedule first. */
            units: components["schemas"]["GroupLine"][];
            /** @description Projects with a plan whose last full month is not reported. */
            unreported: number;
        };
        /**
         * Format: double
         * @description An exact amount in 万元 that JSON carries as a number, digit by digit.
         */
        Wan: number;
        /** @description A date as written. */
        WhenView: {
            /**
             * Format: date
             * @description First day of what was written.
             */
            from: string;
            /** @description `day`, `month` or `year` */
            grain: string;
            written: string;
        };
        /** @description A grant of the account, and whether it reaches the project. */
        WhyGrant: components["schemas"]["GrantView"] & {
            /** @description Codes of the permissions of its role over projects. */
            permissions: string[];
            /** @description Whether the project's unit lies in its subtree. */
            reaches: boolean;
        };
        /** @description The answer: whether, and by which grants. */
        WhyView: {
            grants: components["schemas"]["WhyGrant"][];
            login: string;
            person: string;
            project: string;
            sees: boolean;
            /** @description `active`, `waiting` or `disabled`: only an active account sees anything. */
            state: string;
            /** @description The unit responsible for it; a project of no unit is seen only over the whole district. */
            unit?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
